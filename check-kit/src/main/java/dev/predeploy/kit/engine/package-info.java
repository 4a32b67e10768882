/** The container engine: which one answers, what runs in its containers, and that nothing of ours is left in it. */
@NullMarked
package dev.predeploy.kit.engine;

import org.jspecify.annotations.NullMarked;
