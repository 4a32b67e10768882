/** Real servers on loopback, the good ones and the nasty. */
package dev.predeploy.staging.loopback;
