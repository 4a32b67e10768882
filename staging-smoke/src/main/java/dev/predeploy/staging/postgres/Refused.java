package dev.predeploy.staging.postgres;

import dev.predeploy.kit.database.Refusal;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.staging.http.Silence;
import dev.predeploy.staging.http.Transcript;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Tells in words why a PostgreSQL could not be entered, or stopped to answer.
 *
 * @param url where it is
 * @param within how long it was waited for
 */
record Refused(PostgresUrl url, Duration within) {
    private static final String TIMED_OUT = "Connection attempt timed out.";
    private static final String CANCELED = "57014";

    Finding finding(SQLException failure, Duration took) {
        return Refusal.in(failure)
                .map(this::said)
                .orElseGet(() -> silent(failure, took))
                .at(Place.url(url.shown()));
    }

    private Finding said(Refusal refusal) {
        Finding finding = refusal.finding(Place.nowhere());
        return switch (refusal.sqlState()) {
            case "28P01" ->
                finding.expected("the server lets " + url.login().user() + " in")
                        .actual("it refuses the password (or there is no such user)")
                        .fix(
                                "correct user or password where the URL comes from; in a URL, percent-encode `@ : / # ? %`");
            case "28000" -> finding.fix("let `pg_hba.conf` admit this user from here, or correct the user");
            case "3D000" ->
                finding.expected("a database " + url.database())
                        .actual("the server has none of that name")
                        .fix("create it, or correct the URL's path");
            case "53300" -> finding.fix("close idle connections, or raise `max_connections`");
            case "57P03" -> finding.fix("wait until the server is up, and read its own log if it does not come up");
            case CANCELED ->
                finding.expected("an answer within " + Transcript.seconds(within))
                        .fix("see what the statement waits for, or allow more with `answers-within`");
            default -> finding;
        };
    }

    private Finding silent(SQLException failure, Duration took) {
        if (TIMED_OUT.equals(failure.getMessage())) {
            return silent(new Silence(Silence.Kind.TIMEOUT, "no answer", false, took));
        }
        boolean isConnected = !String.valueOf(failure.getMessage()).contains("onnect timed out");
        Silence silence = Silence.of(failure, isConnected, took);
        boolean isOfTheNetwork = failure.getCause() != null && silence.kind() != Silence.Kind.NOT_HTTP;
        return isOfTheNetwork ? silent(silence) : otherwise(failure);
    }

    private Finding silent(Silence silence) {
        return silence.finding(url.shown()).expected("PostgreSQL answers within " + Transcript.seconds(within));
    }

    private static Finding otherwise(SQLException failure) {
        String message = String.valueOf(failure.getMessage()).replace('\n', ' ');
        String fix = message.contains("no password was provided")
                ? "write the password into the URL: `postgresql://user:password@host/database`"
                : "check scheme, port and `sslmode`: something else than PostgreSQL may listen there";
        return Finding.of(message).rule(String.valueOf(failure.getSQLState())).fix(fix);
    }
}
