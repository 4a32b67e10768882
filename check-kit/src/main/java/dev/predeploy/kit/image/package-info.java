/** The stack's images: each built once a run, by whoever asks first, and why one does not build. */
@NullMarked
package dev.predeploy.kit.image;

import org.jspecify.annotations.NullMarked;
