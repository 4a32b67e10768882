package dev.predeploy.quality.baseline;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;

/**
 * What findings have in common that a baseline takes for the same.
 *
 * @param file the file, or an empty text
 * @param rule the rule, or an empty text
 * @param what what is wrong
 */
record Sort(String file, String rule, String what) {
    static Sort of(Finding finding) {
        String file = finding.place() instanceof Place.InFile in ? in.file() : "";
        return new Sort(oneLine(file), oneLine(finding.rule().orElse("")), oneLine(finding.what()));
    }

    /** Reads a line that has the four parts. */
    static Sort parse(String line) {
        String[] parts = line.split("\t", 4);
        return new Sort(parts[1], parts[2], parts[3]);
    }

    String line(int count) {
        return String.join("\t", Integer.toString(count), file, rule, what) + "\n";
    }

    String text() {
        return (file + (rule.isEmpty() ? "" : " [" + rule + "]") + " " + what).strip();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
