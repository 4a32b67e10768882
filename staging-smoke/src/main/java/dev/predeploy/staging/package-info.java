/** Checks whether the deployed stack is alive and limited, and starts it for a rehearsal where the stack file says how. */
@NullMarked
package dev.predeploy.staging;

import org.jspecify.annotations.NullMarked;
