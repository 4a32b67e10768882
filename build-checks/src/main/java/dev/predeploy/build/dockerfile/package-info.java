/** Dockerfiles, read as far as findings need them: which instruction stands at which line, and what it takes. */
@NullMarked
package dev.predeploy.build.dockerfile;

import org.jspecify.annotations.NullMarked;
