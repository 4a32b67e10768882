/** Writes the files that a stack commits for its checks to compare with. */
@NullMarked
package dev.predeploy.launcher.snapshot;

import org.jspecify.annotations.NullMarked;
