package dev.predeploy.launcher.report;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.launcher.report.output.CleanText;
import dev.predeploy.launcher.report.output.FindingText;
import dev.predeploy.launcher.run.CheckResult;
import dev.predeploy.launcher.run.Counts;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.StageResult;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Says one stage as a JUnit test suite. */
final class SuiteXml {
    private static final int SHORTEST_CUT = 200;

    private final Limits limits;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /**
     * Where attachments are, and how long a text may be.
     *
     * @param attachments the output folder as the CI system finds it
     * @param longestText after how many characters findings are cut
     */
    record Limits(String attachments, int longestText) {}

    SuiteXml(Limits limits) throws XMLStreamException {
        this.limits = limits;
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    String of(Run run, StageResult stage) throws XMLStreamException {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", stage.name());
        attributes.put("tests", Integer.toString(stage.checks().size()));
        attributes.put("failures", count(stage, "failure"));
        attributes.put("errors", count(stage, "error"));
        attributes.put("skipped", count(stage, "skipped"));
        attributes.put("time", seconds(stage.duration()));
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        start(0, "testsuite", attributes);
        properties(run, stage);
        for (CheckResult check : stage.checks()) {
            testcase(check);
        }
        end(0);
        xml.close();
        return text.append('\n').toString();
    }

    private void properties(Run run, StageResult stage) throws XMLStreamException {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("predeploy.stack", run.head().stack());
        properties.put("predeploy.verdict", run.verdict().word());
        properties.put("predeploy.stage.outcome", stage.outcome().word());
        if (!run.ending().isEmpty()) {
            properties.put("predeploy.ending", run.ending());
        }
        run.head().revision().ifPresent(revision -> {
            properties.put("predeploy.commit", revision.commit());
            properties.put("predeploy.dirty", Boolean.toString(revision.dirty()));
        });
        Counts counts = Counts.of(stage.checks());
        for (Outcome outcome : Outcome.values()) {
            properties.put("predeploy.checks." + outcome.word(), Integer.toString(counts.of(outcome)));
        }
        run.head().environment().forEach((name, value) -> properties.put("predeploy.environment." + name, value));
        start(1, "properties", Map.of());
        for (Map.Entry<String, String> property : properties.entrySet()) {
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("name", property.getKey());
            attributes.put("value", property.getValue());
            indent(2);
            xml.writeEmptyElement("property");
            attributes(attributes);
        }
        end(1);
    }

    private void testcase(CheckResult check) throws XMLStreamException {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", check.id().toString());
        attributes.put("classname", check.id().stage() + "." + check.id().kind());
        attributes.put("time", seconds(check.duration()));
        start(1, "testcase", attributes);
        String element = element(check);
        if (!element.isEmpty()) {
            result(element, check);
        }
        String output = output(check, element.isEmpty() || element.equals("skipped"));
        if (!output.isEmpty()) {
            element("system-out", Map.of(), output);
        }
        end(1);
    }

    private void result(String element, CheckResult check) throws XMLStreamException {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (element.equals("skipped")) {
            attributes.put("message", FindingText.reason(check));
            indent(2);
            xml.writeEmptyElement(element);
            attributes(attributes);
            return;
        }
        attributes.put("message", check.account().reason());
        attributes.put("type", check.outcome().word());
        element(element, attributes, findings(check));
    }

    /** Returns the element that stands for an outcome; only a required check may turn a CI system red. */
    private static String element(CheckResult check) {
        return switch (check.outcome()) {
            case PASSED -> "";
            case FAILED -> check.required() ? "failure" : "skipped";
            case BROKEN -> check.required() ? "error" : "skipped";
            case NOT_RUN, SKIPPED -> "skipped";
        };
    }

    private String output(CheckResult check, boolean findingsToo) {
        String evidence = check.account().evidence().stream()
                .map(path -> "evidence: %s%n[[ATTACHMENT|%s/%s]]"
                        .formatted(CleanText.line(path), limits.attachments(), CleanText.line(path))
                        .replace(System.lineSeparator(), "\n"))
                .collect(Collectors.joining("\n"));
        if (!findingsToo || check.account().findings().isEmpty()) {
            return evidence;
        }
        return (findings(check) + "\n\n" + evidence).strip();
    }

    private String findings(CheckResult check) {
        String whole = FindingText.of(check);
        String cut = cut(whole);
        return inert(whole.equals(cut) ? whole : cut + "\nThe whole is in report.json.");
    }

    private String cut(String whole) {
        return CleanText.cut(whole, Math.max(SHORTEST_CUT, limits.longestText()));
    }

    /** Keeps a tool's text from attaching a file of the CI machine to the published results. */
    private static String inert(String text) {
        return text.replace("[[ATTACHMENT", "[ [ATTACHMENT");
    }

    private static String count(StageResult stage, String element) {
        return Long.toString(stage.checks().stream()
                .filter(check -> element(check).equals(element))
                .count());
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).toPlainString();
    }

    private void element(String name, Map<String, String> attributes, String content) throws XMLStreamException {
        start(2, name, attributes);
        xml.writeCharacters(content);
        xml.writeEndElement();
    }

    private void start(int depth, String name, Map<String, String> attributes) throws XMLStreamException {
        indent(depth);
        xml.writeStartElement(name);
        attributes(attributes);
    }

    private void attributes(Map<String, String> attributes) throws XMLStreamException {
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            xml.writeAttribute(attribute.getKey(), inert(cut(CleanText.line(attribute.getValue()))));
        }
    }

    private void end(int depth) throws XMLStreamException {
        indent(depth);
        xml.writeEndElement();
    }

    private void indent(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
