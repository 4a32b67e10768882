package dev.predeploy.integration.python;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what Django's system check says: errors by the names of models and fields. */
record SystemCheck(UserFiles files) {
    private static final Pattern SECTION = Pattern.compile("^(CRITICALS|ERRORS|WARNINGS|INFOS|DEBUGS):$");
    private static final Pattern ISSUE = Pattern.compile("^(\\S+): \\(([\\w.]+)\\) (.+)$");
    private static final Pattern HINT = Pattern.compile("^\\s+HINT: (.+)$");

    List<Finding> findings(String text) {
        List<Finding> findings = new ArrayList<>();
        boolean isError = false;
        for (String line : text.lines().toList()) {
            Matcher section = SECTION.matcher(line);
            Matcher issue = ISSUE.matcher(line);
            Matcher hint = HINT.matcher(line);
            if (section.matches()) {
                isError = section.group(1).startsWith("C") || section.group(1).startsWith("E");
            } else if (isError && issue.matches()) {
                findings.add(Finding.of(issue.group(3)).rule(issue.group(2)).at(place(issue.group(1))));
            } else if (isError && hint.matches() && !findings.isEmpty()) {
                int last = findings.size() - 1;
                findings.set(last, findings.get(last).fix(hint.group(1)));
            }
        }
        return findings;
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
