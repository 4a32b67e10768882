package dev.predeploy.integration.runner;

import dev.predeploy.integration.migrator.Scripts.Statement;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Hears where a migration of Flyway's begins, and compares the settings of its session with those of the one before: what
 * one has set and not put back, the next one runs with, but only where both are applied by one call.
 */
public final class LeakedSettings extends BaseCallback {
    private static final String SETTINGS = """
            SELECT name, setting FROM pg_settings WHERE source = 'session' AND name <> 'application_name'
            UNION ALL SELECT 'role', current_user
            """;

    private final List<Leak> leaks = new ArrayList<>();
    private Map<String, String> before = Map.of();
    private String previous = "";
    private boolean isAlone;

    /**
     * A setting that one file left to the next.
     *
     * @param isAlone whether the file was applied in a transaction of its own
     */
    private record Leak(String setting, String value, String from, String to, boolean isAlone) {}

    @Override
    public String getCallbackName() {
        return "leaked settings";
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            next(context.getMigrationInfo(), settings(context.getConnection()));
            boolean isInTransaction = !context.getConnection().getAutoCommit();
            isAlone = isInTransaction && !context.getConfiguration().isGroup();
        } catch (SQLException refused) {
            throw new IllegalStateException("The settings of the session cannot be read", refused);
        }
    }

    private void next(MigrationInfo migration, Map<String, String> now) {
        String name = name(migration.getScript());
        if (!previous.isEmpty()) {
            now.entrySet().stream()
                    .filter(setting -> !setting.getValue().equals(before.get(setting.getKey())))
                    .forEach(setting ->
                            leaks.add(new Leak(setting.getKey(), setting.getValue(), previous, name, isAlone)));
        }
        before = now;
        previous = name;
    }

    private static Map<String, String> settings(Connection connection) throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        try (var ask = connection.createStatement();
                ResultSet row = ask.executeQuery(SETTINGS)) {
            while (row.next()) {
                settings.put(row.getString(1), row.getString(2));
            }
        }
        return settings;
    }

    /** Returns a finding for each setting, at the statement that sets it. */
    public List<Finding> findings(List<Statement> statements) {
        return leaks.stream().map(leak -> finding(leak, statements)).toList();
    }

    private static Finding finding(Leak leak, List<Statement> statements) {
        return Finding.of("%s leaves %s set for the migrations after it".formatted(leak.from(), leak.setting()))
                .rule("leaks-setting")
                .severity(Severity.WARNING)
                .at(place(leak, statements))
                .expected("each migration runs with the same settings, whatever was applied before it")
                .actual("%s ran with %s = %s, and would not if it were applied alone"
                        .formatted(leak.to(), leak.setting(), leak.value()))
                .fix(fix(leak));
    }

    /** What is set with SET LOCAL holds until the end of the transaction, be it that of all migrations. */
    private static String fix(Leak leak) {
        return "%s %s at the end of the migration."
                .formatted(leak.isAlone() ? "Write SET LOCAL, or RESET" : "RESET", leak.setting());
    }

    private static Place place(Leak leak, List<Statement> statements) {
        Pattern sets = Pattern.compile("(?is).*\\b" + Pattern.quote(leak.setting()) + "\\b.*");
        List<Statement> file = statements.stream()
                .filter(each -> name(each.file()).equals(leak.from()))
                .toList();
        return file.stream()
                .filter(each -> sets.matcher(each.sql()).matches())
                .reduce((first, last) -> last)
                .<Place>map(Statement::place)
                .orElseGet(() -> file.isEmpty()
                        ? Place.nowhere()
                        : Place.file(file.get(0).file()));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
