package dev.predeploy.integration.rows;

import dev.predeploy.integration.rows.draft.Source;
import dev.predeploy.integration.rows.table.Table;
import dev.predeploy.integration.rows.table.TableReader;
import dev.predeploy.kit.database.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Fills every empty table of a database with a few rows, the same for the same schema. */
public final class Rows {
    /** How many rows a table gets where nobody says more: one with every value, one with every NULL, one like the first. */
    public static final int USUAL = 3;

    /** How many rows a table gets where one of them has what people come to forbid. */
    public static final int WITH_DOUBTFUL = 4;

    private Rows() {}

    /**
     * Fills a database. Tables that hold rows are left alone, and so are those of extensions.
     *
     * @param perTable how many rows each table is to get
     * @throws SQLException if PostgreSQL is gone; that it refuses rows of a table is said in the answer
     */
    public static Filling fill(Database database, int perTable) throws SQLException {
        return fill(database, perTable, every -> true);
    }

    /**
     * Fills some tables of a database.
     *
     * @param perTable how many rows each table is to get
     * @param wanted which tables are not left alone
     * @throws SQLException if PostgreSQL is gone; that it refuses rows of a table is said in the answer
     */
    public static Filling fill(Database database, int perTable, Predicate<Table.Id> wanted) throws SQLException {
        return fill(database, wanted, connection -> Source.of(connection, perTable));
    }

    /**
     * Fills a database, and lets the fourth row of a table have what a new rule is the likeliest to forbid: negative numbers,
     * empty texts and arrays.
     *
     * @param perTable how many rows each table is to get
     * @throws SQLException if PostgreSQL is gone; that it refuses rows of a table is said in the answer
     */
    public static Filling fillDoubtfully(Database database, int perTable) throws SQLException {
        return fill(database, every -> true, connection -> Source.doubtful(connection, perTable));
    }

    private static Filling fill(Database database, Predicate<Table.Id> wanted, Function<Connection, Source> source)
            throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Map<String, Optional<Table>> found = TableReader.read(connection);
            List<FilledTable> done = new ArrayList<>();
            List<Table> empty = new ArrayList<>();
            for (Map.Entry<String, Optional<Table>> each : found.entrySet()) {
                Optional<Table> table = each.getValue();
                if (table.isEmpty()) {
                    done.add(FilledTable.without(each.getKey(), "it is partitioned, and has no partition"));
                } else if (!wanted.test(table.get().id()) || hasRows(connection, each.getKey())) {
                    done.add(FilledTable.leftAlone(each.getKey()));
                } else {
                    empty.add(table.get());
                }
            }
            done.addAll(new Filler(source.apply(connection)).fill(empty));
            connection.commit();
            return new Filling(done);
        }
    }

    private static boolean hasRows(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM ONLY " + table + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
