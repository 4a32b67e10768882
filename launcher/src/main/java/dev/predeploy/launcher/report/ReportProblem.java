package dev.predeploy.launcher.report;

/**
 * Says that a report is missing or not whole.
 *
 * @param report which report, such as {@code report.json}
 * @param what what went wrong, in one line
 * @param serious whether a run with it is not green; only the Allure page can be missed, for its results are whole
 */
public record ReportProblem(String report, String what, boolean serious) {}
