/** URLs of servers that speak no HTTP. */
@NullMarked
package dev.predeploy.staging.address;

import org.jspecify.annotations.NullMarked;
