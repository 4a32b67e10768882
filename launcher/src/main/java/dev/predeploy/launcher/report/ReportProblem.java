package dev.predeploy.launcher.report;

/**
 * Says that a report is missing or not whole. A run with one is not green.
 *
 * @param report which report, such as {@code report.json}
 * @param what what went wrong, in one line
 */
public record ReportProblem(String report, String what) {}
