package dev.predeploy.integration.runner;

import dev.predeploy.integration.migrator.Scripts.Statement;
import dev.predeploy.integration.sql.Words;
import dev.predeploy.kit.finding.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Files that Flyway only takes with {@code mixed}: a statement that needs to be outside a transaction takes the others
 * with it, so that a failure in the middle leaves half of the file.
 */
public final class MixedStatements {
    /** These change nothing that could be left half done. */
    private static final Pattern HARMLESS = Pattern.compile("(?is)(SET|RESET|SHOW)\\b.*");

    private MixedStatements() {}

    /** Returns a finding for each file, at the first statement that needs no transaction. */
    public static List<Finding> findings(List<Statement> statements) {
        Map<String, List<Statement>> files = statements.stream()
                .collect(Collectors.groupingBy(Statement::file, LinkedHashMap::new, Collectors.toList()));
        return files.values().stream().flatMap(file -> finding(file).stream()).toList();
    }

    private static Optional<Finding> finding(List<Statement> file) {
        Optional<Statement> without =
                file.stream().filter(each -> !each.transactional()).findFirst();
        Optional<Statement> within = file.stream()
                .filter(each ->
                        each.transactional() && !HARMLESS.matcher(each.sql()).matches())
                .findFirst();
        if (without.isEmpty() || within.isEmpty()) {
            return Optional.empty();
        }
        String first = Words.of(without.get().sql());
        return Optional.of(Finding.of(first + " is outside any transaction, and takes the whole file with it")
                .rule("mixed-statements")
                .at(without.get().place())
                .expected("a migration is applied as a whole, or not at all")
                .actual("where a statement fails, those before it stay, such as line %d: %s"
                        .formatted(
                                within.get().place().span().line(),
                                Words.of(within.get().sql())))
                .fix("Put it into a migration of its own."));
    }
}
