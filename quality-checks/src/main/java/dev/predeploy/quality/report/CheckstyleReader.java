package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place.Span;
import dev.predeploy.kit.finding.Severity;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamConstants;

/** Reads the XML that Checkstyle writes, and other linters after it. */
final class CheckstyleReader implements ReportReader {

    @Override
    public void read(Path file, SourceTree sources, Tally tally) throws UnreadableReport {
        try (XmlReport xml = XmlReport.open(file, sources.userPath(file.toString()))) {
            boolean begun = false;
            String source = "";
            tally.lookedAt(0);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (!begun && !xml.element().equals("checkstyle")) {
                    throw xml.unexpected("is no Checkstyle report: it begins with <%s>".formatted(xml.element()));
                }
                begun = true;
                switch (xml.element()) {
                    case "file" -> {
                        source = xml.attribute("name");
                        tally.lookedAt(1);
                    }
                    case "error" -> error(xml, sources, source, tally);
                    case "exception" ->
                        tally.fault(Finding.of(Words.oneLine(
                                        firstLine(xml.text()), "the tool reports an exception of its own"))
                                .at(sources.place(source, Span.UNKNOWN)));
                    default -> {} // the root
                }
            }
        }
    }

    private static void error(XmlReport xml, SourceTree sources, String source, Tally tally) {
        String severity = xml.attribute("severity");
        if (severity.equals("ignore")) {
            return;
        }
        int line = Words.number(xml.attribute("line"));
        int column = line == 0 ? 0 : Words.number(xml.attribute("column"));
        String rule = xml.attribute("source");
        Finding finding = Finding.of(Words.oneLine(xml.attribute("message"), "a finding without a message"))
                .at(sources.place(source, new Span(line, column, 0, 0)))
                .severity(severity(severity));
        tally.add(rule.isBlank() ? finding : finding.rule(rule));
    }

    private static Severity severity(String word) {
        return switch (word) {
            case "info" -> Severity.NOTE;
            case "warning" -> Severity.WARNING;
            default -> Severity.ERROR; // Checkstyle's own default
        };
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }
}
