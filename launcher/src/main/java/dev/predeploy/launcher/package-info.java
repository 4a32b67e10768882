/** The command: reads what was asked for, lets the gate run, writes the reports, answers with an exit code. */
@NullMarked
package dev.predeploy.launcher;

import org.jspecify.annotations.NullMarked;
