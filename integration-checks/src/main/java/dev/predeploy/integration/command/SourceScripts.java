package dev.predeploy.integration.command;

import dev.predeploy.integration.migrator.Scripts;
import dev.predeploy.integration.python.WayForward;
import dev.predeploy.integration.sql.Script;
import dev.predeploy.integration.sql.Word;
import dev.predeploy.integration.text.Comments;
import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements on indexes that stand, word for word, in the sources of a stack whose tool nobody looks into. What a
 * program puts together is not there.
 */
public final class SourceScripts implements Scripts {
    private static final Pattern MIGRATION = Pattern.compile(
            "(?i).*\\.sql|.*(migrat|versions|alembic|changelog).*\\.(py|rb|js|ts|mjs|cjs|php|go|java|kt|exs?|xml|ya?ml)");
    private static final Set<String> NOT_THEIRS =
            Set.of("node_modules", "target", "build", "dist", "venv", "vendor", "__pycache__");
    private static final Pattern INDEX = Pattern.compile(
            "(?i)\\b(?:CREATE\\s+(?:UNIQUE\\s+)?INDEX|DROP\\s+INDEX|REINDEX)\\b[^;`]*?(?=;|`|\"\"\"|'''|\"\\s*[,)]|'\\s*[,)]|\"\\s*$|'\\s*$|\\z)",
            Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile(
            "\"(\\w{3,})\"|\\bINDEX\\s+(?:CONCURRENTLY\\s+)?(?:IF\\s+(?:NOT\\s+)?EXISTS\\s+)?(\\w{3,})");
    private static final int MOST_BYTES = 1_000_000;
    private static final int SURE = 250;

    private final Path folder;
    private final String ending;

    /** Prepares to read the sources of a stack. */
    public SourceScripts(Path folder) {
        this(folder, "");
    }

    /** Prepares to read those sources of a stack whose names have an ending. */
    public SourceScripts(Path folder, String ending) {
        this.folder = folder;
        this.ending = ending;
    }

    /** Says whether words stand anywhere in them but in what is no statement, as a comment is none. */
    public boolean mention(Pattern words) {
        return sources().stream()
                .anyMatch(script -> words.matcher(statements(script)).find());
    }

    private static String statements(Script script) {
        String text = script.filled().text();
        return script.path().endsWith(".py") ? WayForward.of(text) : Comments.OF_SQL.blanked(text);
    }

    @Override
    public List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        for (Script script : sources()) {
            for (MatchResult each :
                    INDEX.matcher(script.filled().text()).results().toList()) {
                statements.add(
                        new Statement(script.at(each.start()), each.group().strip(), false));
            }
        }
        return statements;
    }

    /** Where the statement itself stands nowhere, the name of what it makes may. */
    @Override
    public Place place(String statement) {
        List<Script> sources = sources();
        String sure =
                statement.strip().substring(0, Math.min(SURE, statement.strip().length()));
        return sources.stream()
                .flatMap(script -> script.find(sure).stream())
                .map(Place.class::cast)
                .findFirst()
                .orElseGet(() -> named(statement, sources));
    }

    private static Place named(String statement, List<Script> sources) {
        Matcher name = NAME.matcher(statement);
        if (!name.find()) {
            return Place.nowhere();
        }
        String known = name.group(1) == null ? name.group(2) : name.group(1);
        Pattern word = Word.of(known);
        for (Script script : sources) {
            Matcher found = word.matcher(script.filled().text());
            if (found.find()) {
                return script.at(found.start());
            }
        }
        return Place.nowhere();
    }

    private List<Script> sources() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    String name = String.valueOf(directory.getFileName());
                    boolean isPassed = !directory.equals(folder) && (name.startsWith(".") || NOT_THEIRS.contains(name));
                    return isPassed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()
                            && attributes.size() < MOST_BYTES
                            && isMigration(file)
                            && Files.isReadable(file)) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return FileVisitResult.CONTINUE; // what nobody can read, no migration is made of
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files.stream().sorted().map(this::script).toList();
    }

    private boolean isMigration(Path file) {
        String path = folder.relativize(file).toString();
        return path.endsWith(ending) && MIGRATION.matcher(path).matches();
    }

    private Script script(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return Script.of(folder.relativize(file).toString().replace('\\', '/'), text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
