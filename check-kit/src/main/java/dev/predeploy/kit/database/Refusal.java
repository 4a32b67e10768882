package dev.predeploy.kit.database;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What PostgreSQL said when it refused a statement: the fields of its error message, as its protocol names them.
 *
 * @param sqlState the five letters and digits of the error's sort
 * @param message what is wrong, in one line
 * @param detail more about it, such as the row in question
 * @param hint what might help
 * @param where the calls that led there, innermost first, a line each
 * @param spot where in the text it is
 */
public record Refusal(
        String sqlState,
        String message,
        Optional<String> detail,
        Optional<String> hint,
        Optional<String> where,
        Spot spot) {

    /**
     * Where in a text PostgreSQL sees the error; positions count characters from 1, and 0 stands for none.
     *
     * @param position the position in the statement that was sent
     * @param inner the text that a function's body ran, if the error is in one
     * @param innerPosition the position in that text
     */
    public record Spot(int position, Optional<String> inner, int innerPosition) {}

    /** Finds PostgreSQL's own words in an exception or its causes. */
    public static Optional<Refusal> in(@Nullable Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException said && said.getServerErrorMessage() != null) {
                return Optional.of(of(said.getServerErrorMessage()));
            }
        }
        return Optional.empty();
    }

    private static Refusal of(ServerErrorMessage said) {
        return new Refusal(
                Optional.ofNullable(said.getSQLState()).orElse("XX000"),
                Optional.ofNullable(said.getMessage()).orElse("(no message)"),
                Optional.ofNullable(said.getDetail()),
                Optional.ofNullable(said.getHint()),
                Optional.ofNullable(said.getWhere()),
                new Spot(said.getPosition(), Optional.ofNullable(said.getInternalQuery()), said.getInternalPosition()));
    }

    /**
     * Says whether the statement is not to blame, but the server or the connection to it (classes 53 and 58, 57P and 08P). Of
     * class 08, the server itself tells where a statement connects to another one, as {@code dblink} does.
     */
    public boolean isOfTheServer() {
        return List.of("08P", "53", "57P", "58").stream().anyMatch(sqlState::startsWith);
    }

    /** Returns the finding: PostgreSQL's message, its SQLSTATE as the rule, detail and calls as what was seen. */
    public Finding finding(Place place) {
        List<String> seen = new ArrayList<>();
        detail.ifPresent(seen::add);
        where.ifPresent(calls -> seen.addAll(calls.lines().toList()));
        Finding finding = Finding.of(message.replace('\n', ' ')).rule(sqlState).at(place);
        if (!seen.isEmpty()) {
            finding = finding.actual(String.join("; ", seen));
        }
        return hint.map(finding::fix).orElse(finding);
    }
}
