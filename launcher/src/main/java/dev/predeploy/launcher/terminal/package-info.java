/** Tells people and programs of a run: events come in from any thread, one thread writes. */
@NullMarked
package dev.predeploy.launcher.terminal;

import org.jspecify.annotations.NullMarked;
