package dev.predeploy.build.compose.precheck;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Nearest;
import java.util.Arrays;
import java.util.List;

/**
 * What a stack accepts of what the rules find.
 *
 * @param words rules such as {@code unpinned-image}, or one subject of them such as {@code unpinned-image/web}
 */
public record Allowance(List<String> words) {
    private static final List<String> RULES =
            Arrays.stream(Rule.values()).map(Rule::word).sorted().toList();

    /** Refuses a rule that there is not. */
    public Allowance {
        words = List.copyOf(words);
        for (String word : words) {
            String rule = word.replaceFirst("/.*", "");
            if (!RULES.contains(rule)) {
                throw new InvalidEntry(
                        "allow",
                        "there is no rule `%s`".formatted(rule),
                        Nearest.word(rule, RULES)
                                .map("did you mean `%s`?"::formatted)
                                .orElse("write one of " + String.join(", ", RULES)));
            }
        }
    }

    boolean covers(Remark remark) {
        return words.contains(remark.rule().word()) || words.contains(remark.word());
    }

    /** Returns a warning for each word that stands for nothing more. */
    List<Finding> idle(List<Remark> remarks) {
        return words.stream()
                .filter(word -> remarks.stream().noneMatch(remark -> new Allowance(List.of(word)).covers(remark)))
                .map(word -> Finding.of("`allow` names %s, and there is no such finding".formatted(word))
                        .severity(Severity.WARNING)
                        .fix("Remove it, so that it hides nothing that comes later."))
                .toList();
    }
}
