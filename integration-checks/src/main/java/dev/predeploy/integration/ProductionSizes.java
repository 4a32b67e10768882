package dev.predeploy.integration;

import dev.predeploy.integration.sizes.CatalogSizes;
import dev.predeploy.integration.sizes.Rows;
import dev.predeploy.integration.sizes.Sizes;
import dev.predeploy.integration.sizes.Tables;
import dev.predeploy.kit.address.FilledUrl;
import dev.predeploy.kit.deployed.NotEntered;
import dev.predeploy.kit.deployed.PostgresConnection;
import dev.predeploy.kit.deployed.PostgresUrl;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.Values;
import dev.predeploy.kit.yaml.Template;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How large the tables are in production: as the entry says, and where it does not, as the database that it names says. */
record ProductionSizes(Session session, Locks entry) {
    private static final Duration WITHIN = Duration.ofSeconds(10);

    Sizes read() throws SQLException {
        Map<String, Rows> rows = new HashMap<>();
        if (entry.sizesFrom().isPresent()) {
            rows.putAll(catalog(entry.sizesFrom().get()));
        }
        Map<String, Rows> said = entry.saidSizes();
        rows.keySet().removeIf(table -> said.containsKey(table.substring(table.indexOf('.') + 1)));
        rows.putAll(said);
        return new Sizes(rows, entry.smallRows());
    }

    /** Returns what the entry says of tables that are not there, neither now nor after what is pending. */
    List<Finding> unused(List<Tables> tables) {
        return entry.saidSizes().keySet().stream()
                .sorted()
                .filter(name -> tables.stream().noneMatch(each -> each.has(name)))
                .map(
                        name -> Finding.of("`sizes` names %s, which is no table".formatted(name))
                                .rule("unused-size")
                                .fix(
                                        "Remove it from `sizes`, or write its name as PostgreSQL has it, such as `billing.invoice`."))
                .toList();
    }

    private Map<String, Rows> catalog(Template template) throws SQLException {
        PostgresUrl url = PostgresUrl.read(FilledUrl.of(template, session.get(Values.class)))
                .orElseThrow(() -> new CheckBroken(
                        "`" + template + "` is no URL of PostgreSQL once it is filled in",
                        "let it become such as `postgresql://user:password@host:5432/database`"));
        url.login().password().ifPresent(session.get(Redactor.class)::add);
        try {
            return CatalogSizes.read(new PostgresConnection(url, WITHIN));
        } catch (NotEntered refused) {
            Finding finding = refused.finding();
            throw new CheckBroken(
                    Finding.of("the sizes of tables could not be read: " + finding.what())
                            .fix(finding.fix().orElse("See that `sizes` names a database that lets us in.")),
                    refused);
        }
    }
}
