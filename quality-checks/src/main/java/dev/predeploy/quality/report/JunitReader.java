package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamConstants;

/** Reads JUnit XML: suites in suites, whatever their root, and counts the test cases rather than believing a sum. */
final class JunitReader implements ReportReader {

    @Override
    public void read(Path file, SourceTree sources, Tally tally) throws UnreadableReport {
        String name = sources.userPath(file.toString());
        try (XmlReport xml = XmlReport.open(file, name)) {
            new Reading(xml, sources, tally).read(name);
        }
    }

    /** The reading of one file. */
    private static final class Reading {
        private final XmlReport xml;
        private final SourceTree sources;
        private final Tally tally;
        private final Deque<String> suites = new ArrayDeque<>();
        private final DiscoveryIssues leftOut;
        private int announced;
        private int answered;
        private int collected;
        private int failed;
        private int skipped;

        Reading(XmlReport xml, SourceTree sources, Tally tally) {
            this.xml = xml;
            this.sources = sources;
            this.tally = tally;
            this.leftOut = new DiscoveryIssues(sources);
        }

        void read(String name) throws UnreadableReport {
            boolean begun = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    begin(begun);
                    begun = true;
                } else if (event == XMLStreamConstants.END_ELEMENT && isSuite(xml.element())) {
                    suites.pop();
                }
            }
            leftOut.findings().forEach(tally::add);
            tally.tests(new Report.Tests(collected + leftOut.count(), failed + leftOut.count(), skipped));
            if (announced > answered) {
                tally.add(Finding.of("%d failures are announced, and %d are told of".formatted(announced, answered))
                        .at(Place.file(name)));
            }
        }

        private void begin(boolean begun) throws UnreadableReport {
            String element = xml.element();
            if (!begun) {
                if (!isSuite(element)) {
                    throw xml.unexpected("is no JUnit XML: it begins with <%s>".formatted(element));
                }
                announced = Words.number(xml.attribute("failures")) + Words.number(xml.attribute("errors"));
            }
            switch (element) {
                case "testsuites", "testsuite" -> suites.push(xml.attribute("name"));
                case "testcase" -> testcase();
                case "failure", "error" -> failure(JunitCase.ofSuite(suites.isEmpty() ? "" : suites.peek()));
                case "properties", "system-out", "system-err" -> xml.text();
                default -> {} // dialects add elements of their own
            }
        }

        private void testcase() throws UnreadableReport {
            JunitCase test = JunitCase.at(xml, suites.isEmpty() ? "" : suites.peek());
            boolean isSkipped = test.isMarkedAsNotRun();
            boolean isFailed = false;
            int event = xml.next();
            while (event != XMLStreamConstants.END_ELEMENT) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.element()) {
                        case "failure", "error" -> {
                            boolean itsOwn = told(test, isFailed);
                            isFailed |= itsOwn;
                            isSkipped |= !itsOwn;
                        }
                        case "skipped" -> {
                            isSkipped = true;
                            xml.text();
                        }
                        default -> xml.text();
                    }
                }
                event = xml.next();
            }
            collected++;
            failed += isFailed ? 1 : 0;
            skipped += isSkipped && !isFailed ? 1 : 0;
        }

        /**
         * Takes a failure down; a second one of the same test (its tear-down's, say) is part of the first.
         *
         * @return whether it is the test's own; another's may have kept it from running
         */
        private boolean told(JunitCase test, boolean again) throws UnreadableReport {
            String message = xml.attribute("message");
            String type = xml.attribute("type");
            String trace = xml.text();
            answered += again ? 0 : 1;
            if (leftOut.takes(type, trace)) {
                return false;
            }
            if (!again) {
                tally.add(test.finding(message, type, trace, sources));
            }
            return true;
        }

        /** Takes down what went wrong outside any test, such as a module that cannot be loaded. */
        private void failure(JunitCase suite) throws UnreadableReport {
            int itsOwn = told(suite, false) ? 1 : 0;
            failed += itsOwn;
            collected += itsOwn;
        }

        private static boolean isSuite(String element) {
            return element.equals("testsuites") || element.equals("testsuite");
        }
    }
}
