/** Keeping secrets out of all that leaves the process, and hostile text harmless. */
@NullMarked
package dev.predeploy.kit.redaction;

import org.jspecify.annotations.NullMarked;
