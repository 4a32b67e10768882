package dev.predeploy.kit.deployed;

import dev.predeploy.kit.address.Unanswered;
import dev.predeploy.kit.database.Refusal;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells in words why a PostgreSQL could not be entered, or stopped to answer.
 *
 * @param url where it is
 * @param within how long it was waited for
 */
record Refused(PostgresUrl url, Duration within) {
    private static final String SILENT = "no answer";
    private static final String TIMED_OUT = "Connection attempt timed out.";

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
            case "57014" ->
                finding.expected("an answer within " + seconds(within))
                        .fix("see what the statement waits for, or allow more with `answers-within`");
            case "55P03" ->
                finding.expected("no lock that keeps readers out")
                        .fix(
                                "see in `pg_locks` and `pg_stat_activity` who holds it, and run again when that session is through");
            default -> finding;
        };
    }

    private Finding silent(SQLException failure, Duration took) {
        if (TIMED_OUT.equals(failure.getMessage())) {
            return unanswered(Unanswered.TIMEOUT, SILENT, took);
        }
        Optional<Unanswered> way = failure.getCause() == null ? Optional.empty() : Unanswered.in(failure);
        return way.map(each -> unanswered(each, detail(each, failure), took)).orElseGet(() -> otherwise(failure));
    }

    private static String detail(Unanswered way, SQLException failure) {
        if (way != Unanswered.TIMEOUT) {
            return way.detail(failure);
        }
        boolean isConnected = !String.valueOf(failure.getMessage()).contains("onnect timed out");
        return isConnected ? "connected, but no answer" : "no connection";
    }

    private Finding unanswered(Unanswered way, String detail, Duration took) {
        return Finding.of(detail.equals(SILENT) ? SILENT : SILENT + ": " + detail)
                .rule(way.word())
                .expected("PostgreSQL answers within " + seconds(within))
                .actual(detail + " after " + seconds(took))
                .fix(way.fix());
    }

    private static Finding otherwise(SQLException failure) {
        String message = String.valueOf(failure.getMessage()).replace('\n', ' ');
        String fix = message.contains("no password was provided")
                ? "write the password into the URL: `postgresql://user:password@host/database`"
                : "check scheme, port and `sslmode`: something else than PostgreSQL may listen there";
        return Finding.of(message).rule(String.valueOf(failure.getSQLState())).fix(fix);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
    }
}
