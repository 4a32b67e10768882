package dev.predeploy.integration;

import static java.util.Objects.requireNonNull;

import dev.predeploy.integration.migrator.Migrator;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.kit.database.Database;
import dev.predeploy.kit.database.Psql;
import dev.predeploy.kit.session.RunControl;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Settings;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StackReader;
import dev.predeploy.kit.stack.Strictness;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** A stack of which a test asks the parts that checks share. */
final class OpenStack implements AutoCloseable {
    private final Session session;
    private final Integration section;

    OpenStack(Path folder) throws Exception {
        Stack stack = new StackReader(List.of(new IntegrationModule()), Strictness.ALL_MODULES)
                .read(folder.resolve("predeploy.yml"));
        section = stack.section(Integration.class).orElseThrow();
        session = new Session(new Settings(
                stack, List.of(new IntegrationModule()), System.getenv(), new RunControl(Optional.empty())));
    }

    StackDatabase databases() {
        return session.get(StackDatabase.class);
    }

    /** Returns what applies the set of migrations named {@code main}. */
    Migrator migrator() throws Exception {
        return databases().migrators().of(requireNonNull(section.migrations().get("main")));
    }

    Database empty() throws Exception {
        return databases().server().create();
    }

    List<String> pending(Database database) throws Exception {
        return migrator().steps(database).stream().map(Step::id).toList();
    }

    static List<String> ask(Database database, String query) throws Exception {
        try (Connection connection = database.connect()) {
            return new Psql(connection, "psql").query(query).column(0);
        }
    }

    @Override
    public void close() throws IOException {
        session.close();
    }
}
