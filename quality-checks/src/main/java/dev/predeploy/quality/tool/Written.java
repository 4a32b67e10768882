package dev.predeploy.quality.tool;

import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.quality.report.ReportFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a command writes about its work, and where: a file, files matching a pattern, {@code -} for its standard output,
 * or {@code output} for both of its outputs.
 */
public record Written(
        @Doc("SARIF 2.1.0: a file, a pattern such as `reports/*.sarif`, or `-` for standard output.")
        List<String> sarif,

        @Doc("JUnit XML: a file, a pattern such as `target/surefire-reports/*.xml`, or `-` for standard output.")
        List<String> junit,

        @Doc("Checkstyle XML: a file, a pattern, or `-` for standard output.")
        List<String> checkstyle,

        @Doc(
                "What javac tells people: a file, or `output` for what the command writes. Silence passes: that is how javac"
                        + " says that all is well.")
        List<String> javac) {

    static final String STDOUT = "-";
    static final String OUTPUT = "output";

    /** Refuses a report of no format, or of two. */
    public Written {
        long formats = List.of(sarif, junit, checkstyle, javac).stream()
                .filter(places -> !places.isEmpty())
                .count();
        if (formats != 1) {
            String component = formats == 0 ? "" : junit.isEmpty() || sarif.isEmpty() ? "javac" : "junit";
            throw new InvalidEntry(
                    component,
                    formats == 0 ? "it names no format" : "it names more than one format",
                    "write one of `sarif`, `junit`, `checkstyle` and `javac`, such as `{sarif: lint.sarif}`");
        }
    }

    /** Returns the one format. */
    ReportFormat format() {
        return byFormat().firstKey();
    }

    /** Returns where the report is, at least one place. */
    List<String> places() {
        return byFormat().firstEntry().getValue();
    }

    private TreeMap<ReportFormat, List<String>> byFormat() {
        TreeMap<ReportFormat, List<String>> byFormat = new TreeMap<>(Map.of(
                ReportFormat.SARIF, sarif,
                ReportFormat.JUNIT, junit,
                ReportFormat.CHECKSTYLE, checkstyle,
                ReportFormat.JAVAC, javac));
        byFormat.values().removeIf(List::isEmpty);
        return byFormat;
    }
}
