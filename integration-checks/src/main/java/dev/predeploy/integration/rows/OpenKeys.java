package dev.predeploy.integration.rows;

import dev.predeploy.integration.rows.table.Column;
import dev.predeploy.integration.rows.table.ForeignKey;
import dev.predeploy.integration.rows.table.Table;
import dev.predeploy.integration.sql.Quoted;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Foreign keys whose target had no rows when theirs were written; they are set when every table is filled. */
final class OpenKeys {
    private final RowWriter writer;
    private final List<OpenKey> keys = new ArrayList<>();

    OpenKeys(RowWriter writer) {
        this.writer = writer;
    }

    /** A key, and the rows in which it is to be set. */
    private record OpenKey(Table table, ForeignKey key, List<TableFiller.Place> places) {
        boolean isOwn() {
            return table.isOwn(key);
        }

        boolean isOptional() {
            return table.isOptional(key);
        }
    }

    void add(Table table, ForeignKey key, List<TableFiller.Place> places) {
        OpenKey added = new OpenKey(table, key, places);
        if (!added.isOwn() || added.isOptional()) { // else its rows point at themselves from the start
            keys.add(added);
        }
    }

    /** Sets them, and returns what became of the tables by then. */
    List<FilledTable> close(List<FilledTable> tables) throws SQLException {
        Set<String> hopeless = new HashSet<>();
        for (OpenKey open : keys) {
            for (int number = 0; number < open.places().size(); number++) {
                boolean staysNull =
                        open.isOptional() && open.places().get(number).wantsNulls();
                if (!staysNull && !isSet(open, number) && !open.isOptional()) {
                    hopeless.add(open.table().name());
                }
            }
        }
        if (!hopeless.isEmpty() || !writer.tries("SET CONSTRAINTS ALL IMMEDIATE")) {
            keys.stream()
                    .filter(open -> !open.isOptional())
                    .forEach(open -> hopeless.add(open.table().name()));
            empty(hopeless);
        }
        writer.settle();
        return tables.stream()
                .map(table -> hopeless.contains(table.name())
                        ? FilledTable.without(table.name(), "it and others point at each other in a circle")
                        : table)
                .toList();
    }

    private void empty(Set<String> tables) throws SQLException {
        for (String table : tables) {
            writer.execute("SET LOCAL session_replication_role = replica");
            writer.execute("DELETE FROM ONLY " + table);
            writer.execute("SET LOCAL session_replication_role = DEFAULT");
        }
    }

    /** Tries a row of its own first, then any. */
    private boolean isSet(OpenKey open, int number) throws SQLException {
        int own = open.isOwn() ? Math.max(0, number - 2) : number;
        for (int offset : new int[] {own, 0, 1, 2}) {
            String update = update(open, number, offset);
            Optional<String> moved = writer.moved(update);
            if (moved.isPresent()) {
                open.places().set(number, new TableFiller.Place(moved.get(), false));
                return true;
            }
        }
        return false;
    }

    private static String update(OpenKey open, int number, int offset) {
        List<Column> columns = open.table().columns(open.key());
        List<String> targets = open.key().target().columns();
        List<Integer> set = IntStream.range(0, columns.size())
                .boxed()
                .filter(at -> !open.isOptional() || columns.get(at).isNullable())
                .toList();
        Stream<String> same = IntStream.range(0, columns.size())
                .boxed()
                .filter(at -> !set.contains(at))
                .map(at -> "p." + Quoted.name(targets.get(at)) + " = c."
                        + Quoted.name(columns.get(at).name()));
        Stream<String> other = open.isOwn() ? Stream.of("(p.tableoid, p.ctid) <> (c.tableoid, c.ctid)") : Stream.of();
        String where =
                Stream.concat(Stream.concat(Stream.of("true"), same), other).collect(Collectors.joining(" AND "));
        String names =
                set.stream().map(at -> Quoted.name(columns.get(at).name())).collect(Collectors.joining(", "));
        String values =
                set.stream().map(at -> "p." + Quoted.name(targets.get(at))).collect(Collectors.joining(", "));
        String first = Quoted.name(columns.get(set.get(0)).name());
        return "UPDATE ONLY " + open.table().name() + " AS c SET (" + names + ") = (SELECT " + values + " FROM "
                + open.key().target().name() + " AS p WHERE " + where + " ORDER BY p.tableoid, p.ctid OFFSET " + offset
                + " LIMIT 1) WHERE c.ctid = '" + open.places().get(number).ctid() + "' RETURNING c.ctid::text, c."
                + first + " IS NOT NULL";
    }
}
