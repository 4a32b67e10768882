/** Compose files: whether one resolves with its variables, and where it does not. */
@NullMarked
package dev.predeploy.build.compose;

import org.jspecify.annotations.NullMarked;
