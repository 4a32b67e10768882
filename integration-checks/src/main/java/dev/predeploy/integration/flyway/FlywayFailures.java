package dev.predeploy.integration.flyway;

import dev.predeploy.integration.sql.Filled;
import dev.predeploy.integration.sql.Script;
import dev.predeploy.integration.sql.SourceText;
import dev.predeploy.kit.database.Refusal;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;

/** Turns what Flyway throws into findings with a place, or says that the server is to blame. */
final class FlywayFailures {
    private static final Pattern OFFENDER = Pattern.compile("(?m)^-> (.+) \\(\\w+\\)$");
    private static final Pattern UNPARSED =
            Pattern.compile("Unable to parse statement in (.+?) at line (\\d+) col (\\d+)");
    private static final Pattern PLACEHOLDER = Pattern.compile("No value provided for placeholder: (.+?)\\. ");
    private static final Pattern LINE = Pattern.compile("at line (\\d+)");

    private static final Map<ErrorCode, String> RULES = Map.of(
            CoreErrorCode.CHECKSUM_MISMATCH, "edited-migration",
            CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED, "missing-migration",
            CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED, "out-of-order");

    private final FlywaySettings settings;
    private final Placeholders placeholders;

    FlywayFailures(FlywaySettings settings, Placeholders placeholders) {
        this.settings = settings;
        this.placeholders = placeholders;
    }

    /**
     * Returns what to throw where the server is to blame, and throws {@link CheckFailed} where the migrations are.
     *
     * @param flyway is asked where it had come to
     */
    CheckBroken explained(FlywayException failure, Flyway flyway) {
        Optional<Refusal> refusal = Refusal.in(failure);
        if (refusal.map(Refusal::isOfTheServer).orElseGet(() -> isConnectionLost(failure))) {
            return new CheckBroken(
                    Finding.of("PostgreSQL gave up while migrations were applied")
                            .actual(firstLine(failure))
                            .fix("See the log of PostgreSQL in the evidence."),
                    failure);
        }
        List<Finding> findings = findings(failure, refusal, flyway);
        CheckFailed failed = new CheckFailed(findings.get(0).what(), findings);
        failed.initCause(failure);
        throw failed;
    }

    private static boolean isConnectionLost(FlywayException failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && String.valueOf(sql.getSQLState()).startsWith("08"));
    }

    private List<Finding> findings(FlywayException failure, Optional<Refusal> refusal, Flyway flyway) {
        if (failure.getErrorCode() == CoreErrorCode.DUPLICATE_VERSIONED_MIGRATION
                || failure.getErrorCode() == CoreErrorCode.DUPLICATE_REPEATABLE_MIGRATION) {
            return duplicates(failure);
        }
        if (failure instanceof FlywayValidateException) {
            return invalid(failure, flyway);
        }
        Optional<FlywaySqlScriptException> script = causes(failure)
                .filter(FlywaySqlScriptException.class::isInstance)
                .map(FlywaySqlScriptException.class::cast)
                .findFirst();
        if (refusal.isPresent()) {
            Place place = script.map(each -> place(each, refusal.get())).orElseGet(() -> underWay(flyway, 0));
            return List.of(refusal.get().finding(place));
        }
        return List.of(unparsed(failure).orElseGet(() -> inWords(failure, flyway)));
    }

    /** What is pending is no mistake, though Flyway's own list has it; what comes too late is in that list alone. */
    private List<Finding> invalid(FlywayException failure, Flyway flyway) {
        Set<String> pending = Stream.of(flyway.info().pending())
                .map(each -> String.valueOf(each.getPhysicalLocation()))
                .collect(Collectors.toSet());
        List<Finding> findings = flyway.validateWithResult().invalidMigrations.stream()
                .filter(each -> !pending.contains(each.filepath))
                .map(this::invalid)
                .toList();
        return findings.isEmpty() ? List.of(inWords(failure, flyway)) : findings;
    }

    private Finding invalid(ValidateOutput invalid) {
        boolean hasFile = invalid.filepath != null && !invalid.filepath.isBlank();
        return Finding.of("Flyway refuses: "
                        + String.valueOf(invalid.errorDetails.errorMessage)
                                .lines()
                                .findFirst()
                                .orElse("it does not validate"))
                .rule(RULES.getOrDefault(invalid.errorDetails.errorCode, "validate"))
                .at(hasFile ? Place.file(settings.userPath(Path.of(invalid.filepath))) : Place.nowhere())
                .fix("Leave what is applied as it was, and give what is new a version above all of it.");
    }

    private Place place(FlywaySqlScriptException failure, Refusal refusal) {
        Path file = Path.of(failure.getResource().getAbsolutePathOnDisk());
        return script(file).place(failure.getStatement(), failure.getLineNumber(), refusal);
    }

    Script script(Path file) {
        SourceText text = read(file);
        return new Script(settings.userPath(file), text, Filled.of(text.text(), placeholders.in(file)));
    }

    /** Flyway says what it cannot read; a placeholder without a value is found in the file itself. */
    private Optional<Finding> unparsed(FlywayException failure) {
        Matcher place = UNPARSED.matcher(String.valueOf(failure.getMessage()));
        if (!place.find()) {
            return Optional.empty();
        }
        Path file = Path.of(place.group(1));
        Matcher name = PLACEHOLDER.matcher(failure.getMessage());
        if (!name.find()) {
            return Optional.of(Finding.of("Flyway cannot read a statement: " + deepest(failure))
                    .at(Place.file(settings.userPath(file), Integer.parseInt(place.group(2)))));
        }
        SourceText text = read(file);
        int offset = text.text().indexOf(name.group(1));
        return Optional.of(Finding.of("No value is given for the placeholder " + name.group(1))
                .rule("placeholder")
                .at(Place.file(settings.userPath(file), text.line(offset), text.column(offset)))
                .fix("Give it one under `placeholders` of these migrations in the stack file."));
    }

    private List<Finding> duplicates(FlywayException failure) {
        List<String> files = OFFENDER.matcher(String.valueOf(failure.getMessage()))
                .results()
                .map(match -> settings.userPath(Path.of(match.group(1))))
                .sorted()
                .toList();
        return files.stream()
                .skip(1)
                .map(file -> Finding.of(firstLine(failure))
                        .rule("duplicate-version")
                        .at(Place.file(file))
                        .actual("also " + files.get(0))
                        .fix("Give one of them another version."))
                .toList();
    }

    private Finding inWords(FlywayException failure, Flyway flyway) {
        Matcher line = LINE.matcher(String.valueOf(failure.getMessage()));
        return Finding.of(firstLine(failure)).at(underWay(flyway, line.find() ? Integer.parseInt(line.group(1)) : 0));
    }

    /** What Flyway has not applied yet begins with what it failed on. */
    private Place underWay(Flyway flyway, int line) {
        try {
            MigrationInfo[] pending = flyway.info().pending();
            String file = pending.length == 0 ? null : pending[0].getPhysicalLocation();
            return file == null
                    ? Place.nowhere()
                    : new Place.InFile(settings.userPath(Path.of(file)), new Place.Span(line, 0, 0, 0));
        } catch (FlywayException speechless) {
            return Place.nowhere();
        }
    }

    private SourceText read(Path file) {
        try {
            Charset charset = Charset.forName(settings.parameter("encoding").orElse("UTF-8"));
            return new SourceText(new String(Files.readAllBytes(file), charset));
        } catch (IOException unreadable) {
            return new SourceText("");
        }
    }

    static String firstLine(FlywayException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("Flyway failed without a word");
    }

    private static String deepest(FlywayException failure) {
        return causes(failure)
                .reduce((outer, inner) -> inner)
                .map(cause -> String.valueOf(cause.getMessage()))
                .orElse("");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
