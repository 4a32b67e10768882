package dev.predeploy.kit.database;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stack wants its disposable PostgreSQL to be like.
 *
 * @param version a major version, or an exact one
 * @param timeZone the server's time zone, such as {@code UTC}
 * @param extensions what is installed in each database before anything else runs there
 * @param roles roles that must exist because migrations grant to them; nobody can log in as one
 * @param parameters settings of {@code postgresql.conf}, such as {@code max_connections}
 * @param password the password; without it, a new one
 */
public record DatabaseSettings(
        PostgresVersion version,
        String timeZone,
        List<String> extensions,
        List<String> roles,
        Map<String, String> parameters,
        Optional<String> password) {

    /** Copies what it is given. */
    public DatabaseSettings {
        extensions = List.copyOf(extensions);
        roles = List.copyOf(roles);
        parameters = Map.copyOf(parameters);
    }

    /** Returns the settings that hold where a stack says nothing. */
    public static DatabaseSettings standard() {
        return new DatabaseSettings(
                PostgresVersion.standard(), "UTC", List.of(), List.of(), Map.of(), Optional.empty());
    }

    /** Returns these settings with their password, or with a new one that stays theirs. */
    DatabaseSettings withPassword() {
        return new DatabaseSettings(
                version, timeZone, extensions, roles, parameters, Optional.of(password.orElseGet(Passwords::random)));
    }

    /** Returns these settings with another version. */
    public DatabaseSettings version(PostgresVersion other) {
        return new DatabaseSettings(other, timeZone, extensions, roles, parameters, password);
    }
}
