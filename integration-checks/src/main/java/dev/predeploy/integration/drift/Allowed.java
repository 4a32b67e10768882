package dev.predeploy.integration.drift;

import dev.predeploy.kit.finding.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Objects that may differ, by patterns over their names; {@code *} stands for any letters, {@code ?} for one. */
public final class Allowed {
    private final List<String> patterns;
    private final Set<String> used = new LinkedHashSet<>();
    private final List<String> excused = new ArrayList<>();

    /** Takes the patterns, such as {@code index public.tmp_*}. */
    public Allowed(List<String> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /** Returns what is not allowed, and remembers what was. */
    List<Divergence> refused(Collection<Divergence> divergences) {
        return divergences.stream().filter(each -> !excuses(each)).toList();
    }

    private boolean excuses(Divergence divergence) {
        List<String> fitting = patterns.stream()
                .filter(pattern -> regex(pattern).matcher(divergence.object()).matches())
                .toList();
        if (fitting.isEmpty()) {
            return false;
        }
        used.addAll(fitting);
        excused.add(divergence.words());
        return true;
    }

    private static Pattern regex(String pattern) {
        String text = pattern.chars()
                .mapToObj(letter -> switch (letter) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(letter));
                })
                .collect(Collectors.joining());
        return Pattern.compile(text, Pattern.DOTALL);
    }

    /** Returns what was allowed to differ. */
    public List<String> excused() {
        return List.copyOf(excused);
    }

    /** Returns a warning for each pattern that nothing needed. */
    public List<Finding> unused() {
        return patterns.stream()
                .filter(pattern -> !used.contains(pattern))
                .map(pattern -> Finding.of("nothing differs that `" + pattern + "` of `allow` would fit")
                        .rule("allow-unused")
                        .fix("remove it, or correct it: names are written as findings write them"))
                .toList();
    }
}
