package dev.predeploy.kit.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Asks a database, and writes down each question and its rows as {@code psql} would show them. */
public final class Psql {
    private static final int MOST_ROWS = 10_000;
    private static final String TABLES = "SELECT schemaname, tablename, tableowner FROM pg_tables"
            + " WHERE schemaname NOT LIKE 'pg\\_%' AND schemaname <> 'information_schema' ORDER BY 1, 2";

    private final Connection connection;
    private final String command;
    private final StringBuilder transcript = new StringBuilder();

    /**
     * Prepares to ask.
     *
     * @param command the command that a person would connect with, without a password
     */
    public Psql(Connection connection, String command) {
        this.connection = connection;
        this.command = command;
    }

    /**
     * Asks for rows, of which 10,000 are read at most.
     *
     * @throws SQLException if the server refuses, or the connection breaks
     */
    public Rows query(String sql) throws SQLException {
        transcript
                .append("$ ")
                .append(command)
                .append(" -c '")
                .append(sql.replace("'", "'\\''"))
                .append("'\n");
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(MOST_ROWS);
            try (ResultSet answer = statement.executeQuery(sql)) {
                Rows rows = read(answer);
                transcript.append(rows.table()).append('\n');
                return rows;
            }
        } catch (SQLException refused) {
            transcript.append(refused.getMessage()).append("\n\n");
            throw refused;
        }
    }

    /** Asks for schema, name and owner of every table, as {@code \dt} shows them, but for the server's own. */
    public Rows tables() throws SQLException {
        return query(TABLES);
    }

    private static Rows read(ResultSet answer) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
            columns.add(answer.getMetaData().getColumnLabel(column));
        }
        List<List<String>> rows = new ArrayList<>();
        while (answer.next()) {
            List<String> row = new ArrayList<>();
            for (int column = 1; column <= columns.size(); column++) {
                String value = answer.getString(column);
                row.add(value == null ? "" : value);
            }
            rows.add(row);
        }
        return new Rows(columns, rows);
    }

    /**
     * Does something that blocks in JDBC, which no interrupt reaches, so that an interrupt of the calling thread ends it
     * all the same: the connection is then closed.
     *
     * @throws InterruptedException if the calling thread was interrupted
     * @throws Exception what the work threw
     */
    public <T> T interruptibly(Callable<T> work) throws Exception {
        return Interruptible.run(work, this::abort);
    }

    private void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException gone) {
            throw new IllegalStateException("The connection could not be ended", gone);
        }
    }

    /** Returns the connection, for questions that are not written down. */
    public Connection connection() {
        return connection;
    }

    /** Returns all questions and answers. */
    public String transcript() {
        return transcript.toString();
    }

    /**
     * Rows that a database answered.
     *
     * @param columns the names of the columns
     * @param rows the values by row and column; what is null is an empty text
     */
    public record Rows(List<String> columns, List<List<String>> rows) {
        private static final int SHOWN = 60;
        private static final int WIDEST = 120;

        /** Copies what it is given. */
        public Rows {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** Returns the values of one column, counted from 0. */
        public List<String> column(int index) {
            return rows.stream().map(row -> row.get(index)).toList();
        }

        /** Returns the first value, or {@code no row}. */
        public String value() {
            return rows.isEmpty() ? "no row" : rows.get(0).get(0);
        }

        /** Returns a table as {@code psql} prints it, cut where it is very long or wide. */
        public String table() {
            List<Integer> widths = IntStream.range(0, columns.size())
                    .mapToObj(column -> IntStream.concat(
                                    IntStream.of(columns.get(column).length()),
                                    rows.stream()
                                            .limit(SHOWN)
                                            .mapToInt(
                                                    row -> cut(row.get(column)).length()))
                            .max()
                            .orElse(1))
                    .toList();
            String rule = widths.stream().map(width -> "-".repeat(width + 2)).collect(Collectors.joining("+"));
            String lines =
                    rows.stream().limit(SHOWN).map(row -> line(row, widths)).collect(Collectors.joining());
            String more = rows.size() > SHOWN ? " … and " + (rows.size() - SHOWN) + " more\n" : "";
            String count = rows.size() == 1 ? "(1 row)" : "(" + rows.size() + " rows)";
            return line(columns, widths) + rule + "\n" + lines + more + count + "\n";
        }

        private static String line(List<String> values, List<Integer> widths) {
            return IntStream.range(0, values.size())
                            .mapToObj(column -> {
                                String value = cut(values.get(column));
                                return " " + value + " ".repeat(widths.get(column) - value.length());
                            })
                            .collect(Collectors.joining(" |"))
                            .stripTrailing()
                    + "\n";
        }

        private static String cut(String value) {
            String line = value.replace('\n', ' ');
            return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
        }
    }
}
