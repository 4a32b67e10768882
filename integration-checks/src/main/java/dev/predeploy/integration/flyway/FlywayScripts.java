package dev.predeploy.integration.flyway;

import dev.predeploy.integration.migrator.Scripts;
import dev.predeploy.integration.sql.Filled;
import dev.predeploy.integration.sql.Script;
import dev.predeploy.integration.sql.SourceText;
import dev.predeploy.integration.text.Comments;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.finding.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;
import org.flywaydb.database.postgresql.PostgreSQLParser;

/** The statements that Flyway takes out of its files, with the placeholders of a database filled in. */
public final class FlywayScripts implements Scripts {
    /** PostgreSQL cuts what it shows of a statement at 1,023 bytes, maybe within a character. */
    private static final int SURE = 250;

    /** Since PostgreSQL 12 it may stand in a transaction; the parser, which has no server to ask, thinks of an older one. */
    private static final Pattern ENUM_VALUE = Pattern.compile("(?is)ALTER\\s+TYPE\\b.*\\bADD\\s+VALUE\\b.*");

    private final FlywaySettings settings;
    private final Database database;

    /** Prepares to read the files. */
    public FlywayScripts(FlywaySettings settings, Database database) {
        this.settings = settings;
        this.database = database;
    }

    @Override
    public List<Statement> statements() {
        FluentConfiguration configuration = configuration();
        List<Statement> statements = new ArrayList<>();
        for (Script script : scripts(configuration)) {
            read(script, configuration, statements);
        }
        return statements;
    }

    /** The placeholders are filled in here, so that every place is one of the file. */
    private static void read(Script script, FluentConfiguration configuration, List<Statement> statements) {
        PostgreSQLParser parser =
                new PostgreSQLParser(configuration.placeholderReplacement(false), new ParsingContext());
        StringResource text = new StringResource(script.filled().text());
        try (SqlStatementIterator parsed = parser.parse(text)) {
            int from = 0;
            while (parsed.hasNext()) {
                SqlStatement statement = parsed.next();
                Optional<Integer> found = script.find(statement.getSql(), from);
                if (found.isPresent()) {
                    from = found.get();
                    String sql = statement.getSql();
                    String bare = Comments.OF_SQL.blanked(sql).strip();
                    boolean isTransactional = statement.canExecuteInTransaction()
                            || ENUM_VALUE.matcher(bare).matches();
                    statements.add(new Statement(script.at(from), bare, isTransactional));
                }
            }
        }
    }

    @Override
    public Place place(String statement) {
        String sure = statement.substring(0, Math.min(SURE, statement.length()));
        return scripts(configuration()).stream()
                .flatMap(script -> script.find(sure).stream())
                .map(Place.class::cast)
                .findFirst()
                .orElse(Place.nowhere());
    }

    private FluentConfiguration configuration() {
        return new Configured(settings).configuration();
    }

    private List<Script> scripts(FluentConfiguration configuration) {
        Placeholders placeholders = Placeholders.on(database, settings, configuration);
        FileNames names = new FileNames(settings, configuration);
        return names.files().stream()
                .filter(names::isRun)
                .map(file -> script(file, placeholders))
                .toList();
    }

    private Script script(Path file, Placeholders placeholders) {
        try {
            Charset charset = Charset.forName(settings.parameter("encoding").orElse("UTF-8"));
            SourceText text = new SourceText(new String(Files.readAllBytes(file), charset));
            return new Script(settings.userPath(file), text, Filled.of(text.text(), placeholders.in(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
