/** A schema as a file that is committed: pleasant to read in a diff, and read back as it was. */
@NullMarked
package dev.predeploy.integration.snapshot;

import org.jspecify.annotations.NullMarked;
