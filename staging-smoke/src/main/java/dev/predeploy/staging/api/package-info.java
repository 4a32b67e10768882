/** Servers that answer questions in JSON: how they are asked, again and again until the time is over. */
@NullMarked
package dev.predeploy.staging.api;

import org.jspecify.annotations.NullMarked;
