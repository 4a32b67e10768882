package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Place.Span;
import java.util.Optional;

/**
 * One test case of a JUnit XML file.
 *
 * @param suite the name of the suite it stands in
 * @param className the class or module it belongs to
 * @param name its own name
 * @param file the file it stands in, where the runner says so
 * @param line the line, counted as the runner counts
 * @param status the runner's word for what became of it, or an empty text
 */
record JunitCase(String suite, String className, String name, String file, int line, String status) {

    static JunitCase at(XmlReport xml, String suite) {
        return new JunitCase(
                suite,
                xml.attribute("classname"),
                xml.attribute("name"),
                xml.attribute("file"),
                Words.number(xml.attribute("line")),
                xml.attribute("status"));
    }

    static JunitCase ofSuite(String suite) {
        return new JunitCase(suite, "", suite, "", 0, "");
    }

    /** Google Test tells by an attribute what others tell by an element. */
    boolean isMarkedAsNotRun() {
        return status.equals("notrun") || status.equals("disabled") || status.equals("skipped");
    }

    Finding finding(String message, String type, String trace, SourceTree sources) {
        String told = Words.oneLine(
                isOnlyAHeadline(message) ? cause(trace) : message,
                Words.oneLine(firstLine(trace), Words.oneLine(type, "failed")));
        Finding finding = Finding.of(shown() + ": " + told).at(place(trace, sources));
        String rule = className.isBlank() ? name : className + "." + name;
        return rule.isBlank() ? finding : finding.rule(rule);
    }

    private String shown() {
        return Words.oneLine(name, Words.oneLine(className, Words.oneLine(suite, "a test without a name")));
    }

    /** Where it failed comes before where the test stands. */
    private Place place(String trace, SourceTree sources) {
        return new StackTrace(trace, sources).place().orElseGet(() -> ofTest(sources));
    }

    /** So pytest says that a file of tests cannot be loaded; why that is, its trace says. */
    private static boolean isOnlyAHeadline(String message) {
        return message.equals("collection failure");
    }

    private static String cause(String trace) {
        return trace.lines()
                .filter(line -> line.startsWith("E  "))
                .reduce((first, second) -> second)
                .map(line -> line.substring(1).strip())
                .orElse("");
    }

    private Place ofTest(SourceTree sources) {
        if (!file.isBlank()) {
            boolean fromZero = suite.equals("pytest"); // its `line` begins at 0
            return sources.place(file, new Span(line + (fromZero ? 1 : 0), 0, 0, 0));
        }
        var named = className.contains(".") ? sources.source(className) : Optional.<String>empty();
        if (named.isPresent()) { // Vitest's class is a file
            return Place.file(named.get());
        }
        for (String outer = className; !outer.isBlank(); outer = withoutLast(outer)) {
            String path = outer.replace('.', '/').replaceAll("\\$.*", "");
            for (String end : new String[] {".java", ".kt", ".py"}) {
                var found = sources.sourceEndingWith(path + end);
                if (found.isPresent()) {
                    return Place.file(found.get());
                }
            }
        }
        return Place.nowhere();
    }

    private static String withoutLast(String dotted) {
        return dotted.substring(0, Math.max(0, dotted.lastIndexOf('.')));
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }
}
