/** A stack of containers in Compose: brought up, looked at, and taken down. */
@NullMarked
package dev.predeploy.staging.compose;

import org.jspecify.annotations.NullMarked;
