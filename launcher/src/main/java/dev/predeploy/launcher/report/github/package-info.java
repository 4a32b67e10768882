/** What GitHub Actions is told: annotations, the summary of a step, and no command that a tool wrote. */
@NullMarked
package dev.predeploy.launcher.report.github;

import org.jspecify.annotations.NullMarked;
