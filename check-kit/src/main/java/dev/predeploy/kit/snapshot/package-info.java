/** Files that checks compare with, and that the command {@code snapshot} writes. */
@NullMarked
package dev.predeploy.kit.snapshot;

import org.jspecify.annotations.NullMarked;
