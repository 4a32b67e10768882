/** Running commands: time limits that end the whole tree, capped capture, and how each came to its end. */
@NullMarked
package dev.predeploy.kit.process;

import org.jspecify.annotations.NullMarked;
