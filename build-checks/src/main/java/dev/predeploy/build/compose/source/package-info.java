/** Compose files and env files as they are written: their values, what these are filled in with, and where they stand. */
@NullMarked
package dev.predeploy.build.compose.source;

import org.jspecify.annotations.NullMarked;
