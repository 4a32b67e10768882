/** The report for people who read Markdown, such as the page of a pull request. */
@NullMarked
package dev.predeploy.launcher.report.markdown;

import org.jspecify.annotations.NullMarked;
