/** Asks for a long time at an even pace, and tells when there was no good answer, and for how long. */
@NullMarked
package dev.predeploy.staging.soak;

import org.jspecify.annotations.NullMarked;
