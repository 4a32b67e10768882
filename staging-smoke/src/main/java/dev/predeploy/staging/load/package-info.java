/** Asks often, and counts: how long answers take, and what else comes. */
@NullMarked
package dev.predeploy.staging.load;

import org.jspecify.annotations.NullMarked;
