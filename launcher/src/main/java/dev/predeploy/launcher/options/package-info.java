/** What the user asked for: one table of options, from which command line, environment and documentation come. */
@NullMarked
package dev.predeploy.launcher.options;

import org.jspecify.annotations.NullMarked;
