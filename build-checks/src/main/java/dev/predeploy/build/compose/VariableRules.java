package dev.predeploy.build.compose;

import dev.predeploy.build.compose.source.ComposeFile;
import dev.predeploy.build.compose.source.Interpolation;
import dev.predeploy.build.compose.source.Variables;
import dev.predeploy.build.compose.source.Written;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks for the variables that Compose files use, and for where they have their values from. */
final class VariableRules {
    private static final Pattern NOT_SET = Pattern.compile("\\\\?\"([A-Za-z_]\\w*)\\\\?\" variable is not set");
    private static final Pattern MENTION = Pattern.compile("\\$\\{?([A-Za-z_]\\w*)");
    private static final Pattern REQUIRED = Pattern.compile("required variable \\w+ is missing a value");

    private final List<ComposeFile> files;
    private final Variables variables;
    private final Set<String> noVariables;
    private final String envFile;
    private final Map<String, List<Used>> used = new LinkedHashMap<>();
    private final Set<String> mentioned = new HashSet<>();

    /**
     * Looks at what is written.
     *
     * @param noVariables what looks like the name of a variable, and is part of a value
     */
    VariableRules(Compose entry, Written written, Set<String> noVariables) {
        this.files = written.files();
        this.variables = written.variables();
        this.noVariables = noVariables;
        this.envFile = entry.variables().get(0).toString();
        files.forEach(file -> file.values().forEach(this::take));
    }

    private record Used(Interpolation.Use use, Place place) {}

    private void take(ComposeFile.Value value) {
        MENTION.matcher(value.text()).results().forEach(found -> mentioned.add(found.group(1)));
        for (Interpolation.Use use : Interpolation.of(value.text(), variables).uses()) {
            Place place =
                    value.dollars().get(Math.min(use.dollar(), value.dollars().size() - 1));
            used.computeIfAbsent(use.name(), name -> new ArrayList<>()).add(new Used(use, place));
        }
    }

    /** Says whether Compose refused a file because of a variable. */
    static boolean isOfAVariable(String said) {
        return REQUIRED.matcher(said).find();
    }

    /**
     * Returns a finding for each variable that has no value.
     *
     * @param said what Compose said, which may know of files that these include
     */
    List<Finding> missing(String said) {
        List<Finding> findings = new ArrayList<>();
        used.keySet().removeAll(noVariables);
        used.forEach((name, uses) -> uses.stream()
                .filter(each -> each.use().isMissing())
                .findFirst()
                .ifPresent(first -> findings.add(unset(first, uses))));
        NOT_SET.matcher(said)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .filter(name -> !mentioned.contains(name)
                        && !noVariables.contains(name)) // Compose also warns of what it then does not use
                .forEach(name -> findings.add(unset(name).at(files.get(0).place())));
        return findings;
    }

    private Finding unset(Used first, List<Used> uses) {
        List<String> others = uses.stream()
                .filter(each -> each.use().isMissing() && !each.equals(first))
                .map(each -> each.place().text())
                .toList();
        Finding finding = first.use()
                .message()
                .map(message -> required(first.use().name(), message))
                .orElseGet(() -> unset(first.use().name()));
        return (others.isEmpty() ? finding : finding.actual("also used at " + String.join(", ", others)))
                .at(first.place());
    }

    private Finding required(String name, String message) {
        return Finding.of("the variable %s, which is required, has no value".formatted(name))
                .expected("a value in " + envFile)
                .actual("the file says: " + message)
                .fix("Set %s in %s.".formatted(name, envFile));
    }

    private Finding unset(String name) {
        return Finding.of("the variable %s has no value".formatted(name))
                .expected("a value in %s, or a default".formatted(envFile))
                .fix("Set %1$s in %2$s, or write `${%1$s:-default}`; Compose puts an empty text where nothing is set."
                        .formatted(name, envFile));
    }

    /** Returns a warning for each variable whose value is that of the process: elsewhere it may be another. */
    List<Finding> fromTheEnvironment() {
        return used.entrySet().stream()
                .filter(entry -> variables.isOfTheEnvironment(entry.getKey()))
                .map(entry -> Finding.of("the value of %s is that of the environment which Predeploy runs in"
                                .formatted(entry.getKey()))
                        .actual(
                                variables.isInAFile(entry.getKey())
                                        ? "it comes before that of " + envFile
                                        : "%s does not set it".formatted(envFile))
                        .severity(Severity.WARNING)
                        .fix("Set it in %s alone, so that the verdict is the same everywhere.".formatted(envFile))
                        .at(entry.getValue().get(0).place()))
                .toList();
    }
}
