/** Do the stack's images and artifacts build from clean sources. */
@NullMarked
package dev.predeploy.build;

import org.jspecify.annotations.NullMarked;
