package dev.predeploy.quality.baseline;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.redaction.ToolText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The findings that a team accepts for now. A file holds them, one sort a line: how often it may be found, the file, the
 * rule and what is wrong, with tabs between. Lines of the sources are left out, so that an edit above a finding does not
 * make it new.
 */
public final class Baseline {
    private static final String COMMENT = "#";
    private static final String HEAD = """
            # Findings that are accepted for now; only others fail the check. Tabs lie between:
            # how often, file, rule, what
            """;

    private final String name;
    private final Map<Sort, Accepted> accepted;
    private final UnaryOperator<String> clean;

    private Baseline(String name, Map<Sort, Accepted> accepted, UnaryOperator<String> clean) {
        this.name = name;
        this.accepted = accepted;
        this.clean = clean;
    }

    /**
     * What the file says of one sort of finding.
     *
     * @param count how often it is accepted
     * @param line the line that says so
     */
    private record Accepted(int count, int line) {}

    /**
     * Reads a file; one that is not there accepts nothing.
     *
     * @param folder the folder of the stack
     * @param name the file's path below it
     * @param clean takes secrets out of a text, as they were taken out when the file was written
     * @throws CheckBroken if it is no baseline
     */
    public static Baseline read(Path folder, String name, UnaryOperator<String> clean) throws IOException {
        Map<Sort, Accepted> accepted = new LinkedHashMap<>();
        Path file = folder.resolve(name);
        if (Files.isDirectory(file)) {
            throw new CheckBroken(
                    Finding.of("the baseline is a folder").at(Place.file(name)).fix("Name a file in `baseline`."));
        }
        String text = Files.exists(file) ? ToolText.of(Files.readAllBytes(file)) : "";
        List<String> lines = text.replaceFirst("^\uFEFF", "").lines().toList(); // some editors mark UTF-8 so
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith(COMMENT)) {
                Accepted more = new Accepted(count(line, Place.file(name, i + 1)), i + 1);
                accepted.merge(Sort.parse(line), more, (one, other) -> new Accepted(one.count + other.count, one.line));
            }
        }
        return new Baseline(name, accepted, clean);
    }

    private static int count(String line, Place place) {
        if (line.matches("[1-9]\\d{0,5}\t[^\t]*\t[^\t]*\t.*")) {
            return Integer.parseInt(line.substring(0, line.indexOf('\t')));
        }
        throw new CheckBroken(Finding.of("this line is no entry of a baseline")
                .at(place)
                .expected("a number, a file, a rule and a text, with tabs between")
                .actual(line)
                .fix("Correct or remove the line, or copy `baseline.tsv` anew from the evidence of this check."));
    }

    /** Returns the file's path below the folder of the stack. */
    public String name() {
        return name;
    }

    /** Tells which of the findings are accepted, which are new, and what of the baseline no longer holds. */
    public Comparison compare(List<Finding> findings) {
        Map<Sort, List<Finding>> found = bySort(findings);
        List<Finding> fresh = new ArrayList<>();
        int more = 0;
        for (Map.Entry<Sort, List<Finding>> each : found.entrySet()) {
            int may = count(each.getKey());
            int are = each.getValue().size();
            if (are > may) {
                more += are - may;
                each.getValue().forEach(finding -> fresh.add(may == 0 ? finding : surplus(finding, may, are)));
            }
        }
        List<Finding> outdated = accepted.entrySet().stream()
                .flatMap(each -> outdated(each.getKey(), each.getValue(), found).stream())
                .toList();
        return new Comparison(fresh, more, outdated);
    }

    /** Which of them is the new one, nobody can tell. */
    private Finding surplus(Finding finding, int may, int are) {
        return finding.expected("no more than %d like this, as %s accepts".formatted(may, name))
                .actual(are + " like this");
    }

    private Optional<Finding> outdated(Sort sort, Accepted entry, Map<Sort, List<Finding>> found) {
        int are = found.getOrDefault(sort, List.of()).size();
        if (are >= entry.count) {
            return Optional.empty();
        }
        return Optional.of(Finding.of("is accepted and no longer found: " + sort.text())
                .at(Place.file(name, entry.line))
                .expected("%d like this".formatted(entry.count))
                .actual("%d like this".formatted(are))
                .fix(are == 0 ? "Remove the line." : "Lower its number to %d.".formatted(are)));
    }

    private int count(Sort sort) {
        Accepted entry = accepted.get(sort);
        return entry == null ? 0 : entry.count;
    }

    /** Returns the file that would accept all of the findings. */
    public String accepting(List<Finding> findings) {
        StringBuilder text = new StringBuilder(HEAD);
        bySort(findings).forEach((sort, same) -> text.append(sort.line(same.size())));
        return text.toString();
    }

    private Map<Sort, List<Finding>> bySort(List<Finding> findings) {
        Map<Sort, List<Finding>> bySort = new LinkedHashMap<>();
        for (Finding finding : findings) {
            bySort.computeIfAbsent(Sort.of(finding.map(clean)), sort -> new ArrayList<>())
                    .add(finding);
        }
        return bySort;
    }
}
