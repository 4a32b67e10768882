package dev.predeploy.build.contents;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.process.LastLines;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks in a text for what must be there, and what must not.
 *
 * @param name what the text is called
 */
record TextRules(String name, String text) {
    private static final int LAST_LINES = 10;

    List<Finding> findings(List<Expression> contains, List<Expression> lacks) {
        Stream<Finding> missing = contains.stream()
                .filter(expression -> !expression.isIn(text))
                .map(expression -> Finding.of("%s holds nothing that matches `%s`".formatted(name, expression.source()))
                        .expected("a match")
                        .actual(lastLines())
                        .fix("Correct what is written there, or the expression."));
        Stream<Finding> unwanted = lacks.stream()
                .filter(expression -> expression.isIn(text))
                .map(expression -> Finding.of("%s holds what matches `%s`".formatted(name, expression.source()))
                        .expected("no match")
                        .actual(expression.lineIn(text).orElseThrow())
                        .fix("Correct what is written there, or the expression."));
        return Stream.concat(missing, unwanted).toList();
    }

    private String lastLines() {
        return text.isBlank() ? "nothing at all" : LastLines.of(text, LAST_LINES);
    }
}
