package dev.predeploy.integration.python;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what Django's system check says: errors by the names of models and fields. */
record SystemCheck(UserFiles files) {
    private static final Pattern SECTION = Pattern.compile("^(CRITICALS|ERRORS|WARNINGS|INFOS|DEBUGS):$");
    private static final Pattern ISSUE = Pattern.compile("^(\\S+): \\(([\\w.]+)\\) (.+)$");
    private static final Pattern HINT = Pattern.compile("^\\s+HINT: (.+)$");

    /** Returns its errors; where there is none and it fails all the same, the warnings that `--fail-level` made decide. */
    List<Finding> findings(String text) {
        Map<Severity, List<Finding>> issues = issues(text);
        List<Finding> errors = issues.getOrDefault(Severity.ERROR, List.of());
        return errors.isEmpty() && text.contains("SystemCheckError: ")
                ? issues.getOrDefault(Severity.WARNING, List.of())
                : errors;
    }

    private Map<Severity, List<Finding>> issues(String text) {
        Map<Severity, List<Finding>> issues = new EnumMap<>(Severity.class);
        Severity severity = Severity.NOTE;
        for (String line : text.lines().toList()) {
            Matcher section = SECTION.matcher(line);
            Matcher issue = ISSUE.matcher(line);
            Matcher hint = HINT.matcher(line);
            List<Finding> same = issues.computeIfAbsent(severity, key -> new ArrayList<>());
            if (section.matches()) {
                severity = severity(section.group(1));
            } else if (issue.matches()) {
                same.add(Finding.of(issue.group(3)).rule(issue.group(2)).at(place(issue.group(1))));
            } else if (hint.matches() && !same.isEmpty()) {
                int last = same.size() - 1;
                same.set(last, same.get(last).fix(hint.group(1)));
            }
        }
        return issues;
    }

    private static Severity severity(String section) {
        return switch (section) {
            case "CRITICALS", "ERRORS" -> Severity.ERROR;
            case "WARNINGS" -> Severity.WARNING;
            default -> Severity.NOTE;
        };
    }

    /** Finds {@code clients.Client.name}: where the class begins, or in it the field. */
    private Place place(String object) {
        String[] parts = object.split("\\.", -1);
        Optional<String> models = files.own(parts[0] + "/models.py");
        if (models.isEmpty() || parts.length < 2) {
            return models.map(Place::file).orElse(Place.nowhere());
        }
        List<String> lines = files.lines(models.get());
        int type = first(lines, 0, "^class " + Pattern.quote(parts[1]) + "\\b.*");
        int field = type < 0 || parts.length < 3
                ? -1
                : first(lines, type, "^\\s+" + Pattern.quote(parts[2]) + "\\s*[=:].*");
        int line = Math.max(type, field) + 1;
        return line == 0 ? Place.file(models.get()) : Place.file(models.get(), line);
    }

    private static int first(List<String> lines, int from, String form) {
        for (int index = from; index < lines.size(); index++) {
            if (lines.get(index).matches(form)) {
                return index;
            }
        }
        return -1;
    }
}
