package dev.predeploy.integration;

import dev.predeploy.integration.drift.LiveReading;
import dev.predeploy.integration.drift.LiveSide;
import dev.predeploy.kit.address.FilledUrl;
import dev.predeploy.kit.deployed.PostgresConnection;
import dev.predeploy.kit.deployed.PostgresUrl;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.Values;
import dev.predeploy.kit.yaml.Template;
import java.util.Objects;

/** Goes to the live database that an entry names. */
record LiveDatabase(Session session, Drift entry) {

    LiveSide read(String migrations, MadeSchema made) throws Exception {
        PostgresUrl url = url(entry.live().orElseThrow());
        url.login().password().ifPresent(session.get(Redactor.class)::add);
        PostgresConnection way = new PostgresConnection(url, entry.answersWithin());
        Integration section = session.stack().section(Integration.class).orElseThrow();
        Migrations set = Objects.requireNonNull(section.migrations().get(migrations));
        return new LiveReading(way, made.ledger(set), made.psql()).read();
    }

    private PostgresUrl url(Template template) {
        return PostgresUrl.read(FilledUrl.of(template, session.get(Values.class)))
                .orElseThrow(() -> new CheckBroken(
                        "`" + template + "` is no URL of PostgreSQL once it is filled in",
                        "let it become such as `postgresql://user:password@host:5432/database`"));
    }
}
