package dev.predeploy.kit.check;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes a warning as the entry of a report, which JUnit's listeners hear, and reads it there. */
public final class Warning {
    private static final String WHAT = "predeploy.warning";

    private Warning() {}

    /** Returns the entry that tells of a finding. */
    static Map<String, String> entry(Finding finding) {
        Map<String, String> entry = new LinkedHashMap<>(Map.of(WHAT, finding.what()));
        finding.expected().ifPresent(text -> entry.put("expected", text));
        finding.actual().ifPresent(text -> entry.put("actual", text));
        finding.rule().ifPresent(text -> entry.put("rule", text));
        finding.fix().ifPresent(text -> entry.put("fix", text));
        if (finding.place() instanceof Place.InFile in) {
            entry.put("file", in.file());
            entry.put("line", Integer.toString(in.span().line()));
            entry.put("column", Integer.toString(in.span().column()));
        }
        entry.values().removeIf(String::isBlank); // JUnit refuses those
        return entry;
    }

    /** Returns the warning that an entry tells of, if it tells of one. */
    public static Optional<Finding> of(Map<String, String> entry) {
        return Optional.ofNullable(entry.get(WHAT))
                .map(what -> new Finding(
                        what,
                        Optional.ofNullable(entry.get("expected")),
                        Optional.ofNullable(entry.get("actual")),
                        place(entry),
                        Optional.ofNullable(entry.get("rule")),
                        Severity.WARNING,
                        Optional.ofNullable(entry.get("fix"))));
    }

    private static Place place(Map<String, String> entry) {
        String file = entry.get("file");
        return file == null
                ? Place.nowhere()
                : Place.file(
                        file,
                        Integer.parseInt(entry.getOrDefault("line", "0")),
                        Integer.parseInt(entry.getOrDefault("column", "0")));
    }
}
