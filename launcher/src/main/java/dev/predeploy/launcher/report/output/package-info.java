/** What all reports of a run share: the folder that they go to, and texts that can do no harm. */
@NullMarked
package dev.predeploy.launcher.report.output;

import org.jspecify.annotations.NullMarked;
