/** The reports for programs: {@code report.json} and the log of events. */
@NullMarked
package dev.predeploy.launcher.report.json;

import org.jspecify.annotations.NullMarked;
