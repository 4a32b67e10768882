package dev.predeploy.integration.rows.draft;

import dev.predeploy.integration.rows.hint.Hints;
import dev.predeploy.integration.rows.rule.Choice;
import dev.predeploy.integration.rows.rule.Documents;
import dev.predeploy.integration.rows.rule.Group;
import dev.predeploy.integration.rows.rule.Solution;
import dev.predeploy.integration.rows.table.Column;
import dev.predeploy.integration.rows.table.ForeignKey;
import dev.predeploy.integration.rows.table.Table;
import dev.predeploy.integration.rows.value.ValueType;
import dev.predeploy.integration.sql.Quoted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Drafts rows of one table. */
public final class Draft {
    private static final int MANY_PARENTS = 10;

    private final Table table;
    private final List<ForeignKey> open;
    private final Source source;
    private final List<Choice> choices = new ArrayList<>();

    /**
     * Prepares to draft.
     *
     * @param open the foreign keys whose target has no rows yet
     */
    public Draft(Table table, List<ForeignKey> open, Source source) throws SQLException {
        this.table = table;
        this.open = open;
        this.source = source;
        for (Group group : Group.of(table)) {
            choices.add(choice(group));
        }
    }

    /** What JSON must look like for others to be computed from it is known; only where that is not enough, more is tried. */
    private Choice choice(Group group) throws SQLException {
        List<List<String>> likely = new ArrayList<>();
        boolean isKnown = false;
        for (Column column : group.columns()) {
            List<String> documents = column.type().family() == ValueType.Family.JSON
                    ? new Documents(source.connection(), column).of(group, source.perTable() + 2)
                    : List.of();
            isKnown |= !documents.isEmpty();
            likely.add(documents.isEmpty() ? candidates(column, group) : withNull(column, documents));
        }
        Choice choice = Choice.of(source.connection(), group, likely, table::isDistinct);
        if (!choice.isEmpty() || !isKnown) {
            return choice;
        }
        List<List<String>> all = new ArrayList<>();
        for (Column column : group.columns()) {
            all.add(candidates(column, group));
        }
        return Choice.of(source.connection(), group, all, table::isDistinct);
    }

    private static List<String> withNull(Column column, Collection<String> values) {
        Set<String> all = new LinkedHashSet<>(values);
        if (column.isNullable()) {
            all.add(Solution.NULL);
        }
        return List.copyOf(all);
    }

    private List<String> candidates(Column column, Group group) throws SQLException {
        Set<String> values = new LinkedHashSet<>();
        if (column.isCounted()) {
            for (int row = 0; row < source.perTable(); row++) {
                values.add(counted(column));
            }
        } else if (isLater(column)) {
            values.addAll(column.isNullable() ? List.of() : usual(column));
        } else if (!pointedAt(column).isEmpty()) {
            values.addAll(pointedAt(column));
        } else {
            values.addAll(usual(column));
            Set<String> hints = new LinkedHashSet<>();
            group.expressions().forEach(each -> hints.addAll(new Hints(each).values(column.type())));
            values.addAll(source.candidates().among(hints));
            values.addAll(source.candidates().spare(column));
        }
        return withNull(column, values);
    }

    private List<String> usual(Column column) throws SQLException {
        return source.candidates().usual(column, table.isDistinct(column));
    }

    /** A key that is set later takes NULL or, for now, anything. */
    private boolean isLater(Column column) {
        return open.stream().anyMatch(key -> key.columns().contains(column.number()))
                && table.keys().stream()
                        .filter(key -> !open.contains(key))
                        .noneMatch(key -> key.columns().contains(column.number()));
    }

    private Set<String> pointedAt(Column column) throws SQLException {
        Set<String> values = new LinkedHashSet<>();
        for (ForeignKey key : table.keys()) {
            if (key.columns().contains(column.number()) && !open.contains(key)) {
                source.parents().of(table, key).stream()
                        .limit(MANY_PARENTS)
                        .forEach(parent -> values.add(parent.get(column)));
            }
        }
        return values;
    }

    private String counted(Column column) throws SQLException {
        try (Statement statement = source.connection().createStatement();
                ResultSet next = statement.executeQuery(
                        "SELECT " + column.origin().sequence().orElseThrow())) {
            next.next();
            return Quoted.cast(next.getString(1), column.type().sql());
        }
    }

    /** Remembers that a row was taken. */
    public void taken(Map<Column, String> row) {
        choices.forEach(choice -> choice.taken(row));
    }

    /**
     * Drafts a row: values as SQL; what is left out is the server's to fill in.
     *
     * @throws NoValue if a column cannot be given anything
     */
    public Map<Column, String> row(Shape shape) throws SQLException, NoValue {
        Map<Column, String> row = new LinkedHashMap<>();
        for (Choice choice : choices) {
            int index = index(choice.group().columns(), shape);
            Map<Column, String> doubtful = shape.isDoubtful() ? doubtful(choice.group()) : Map.of();
            if (!doubtful.isEmpty()) {
                row.putAll(doubtful);
            } else if (shape.isFirstTry()) {
                row.putAll(choice.fresh(shape.wantsNulls(), index));
            } else {
                row.putAll(choice.at(shape.wantsNulls(), index));
            }
        }
        for (ForeignKey key : longestFirst()) {
            if (open.contains(key)) {
                leaveOpen(key, row);
            } else {
                point(key, shape, row);
            }
        }
        for (Column column : table.columns()) {
            if (!row.containsKey(column) && !column.isCounted() && !column.isComputed()) {
                row.put(column, plain(column, shape));
            }
        }
        for (ForeignKey key : open) {
            pointAtItself(key, row);
        }
        return row;
    }

    private int index(List<Column> columns, Shape shape) {
        if (columns.stream().noneMatch(table::isDistinct)) {
            return shape.repeated();
        }
        Set<Column> differing = table.differing(shape.turn(), shape.wantsNulls());
        return shape.isSparing() && columns.stream().noneMatch(differing::contains) ? 0 : shape.index();
    }

    /** Returns what people come to forbid, as far as it satisfies the rules of a group; empty if nothing does. */
    private Map<Column, String> doubtful(Group group) throws SQLException {
        List<List<String>> lists = new ArrayList<>();
        boolean isAny = false;
        for (Column column : group.columns()) {
            Set<String> values = new LinkedHashSet<>(doubtful(column));
            isAny |= !values.isEmpty();
            values.addAll(candidates(column, group));
            lists.add(List.copyOf(values));
        }
        return isAny
                ? Choice.of(source.connection(), group, lists, every -> false).at(false, 0)
                : Map.of();
    }

    private List<String> doubtful(Column column) throws SQLException {
        boolean isKey = table.keys().stream().anyMatch(key -> key.columns().contains(column.number()));
        return isKey || column.isCounted() ? List.of() : source.candidates().doubtful(column);
    }

    private List<ForeignKey> longestFirst() {
        return table.keys().stream()
                .sorted(Comparator.comparingInt(key -> -key.columns().size()))
                .toList();
    }

    private void leaveOpen(ForeignKey key, Map<Column, String> row) {
        table.columns(key).stream()
                .filter(this::isLater)
                .filter(Column::isNullable)
                .forEach(column -> row.putIfAbsent(column, Solution.NULL));
    }

    private void point(ForeignKey key, Shape shape, Map<Column, String> row) throws SQLException, NoValue {
        List<Column> columns = table.columns(key);
        if (row.keySet().containsAll(columns)) {
            return;
        }
        List<Column> optional = columns.stream()
                .filter(column -> column.isNullable() && !row.containsKey(column))
                .toList();
        if (shape.wantsNulls() && !optional.isEmpty()) {
            optional.forEach(column -> row.put(column, Solution.NULL));
            return;
        }
        Optional<Map<Column, String>> parent =
                source.parents().beside(row, source.parents().of(table, key), index(columns, shape));
        if (parent.isPresent()) {
            row.putAll(parent.get());
        } else if (!optional.isEmpty()) {
            optional.forEach(column -> row.put(column, Solution.NULL));
        } else {
            throw new NoValue("%s points at %s, which has no row for it"
                    .formatted(key.name(), key.target().name()));
        }
    }

    /** A row that must point at one of its own table, and is the first one, points at itself. */
    private void pointAtItself(ForeignKey key, Map<Column, String> row) throws SQLException {
        if (!table.isOwn(key) || table.isOptional(key)) {
            return;
        }
        List<Column> columns = table.columns(key);
        for (int at = 0; at < columns.size(); at++) {
            Column target = named(key.target().columns().get(at));
            if (target.isCounted() && !row.containsKey(target)) {
                row.put(target, counted(target));
            }
            if (!target.equals(columns.get(at)) && row.containsKey(target)) {
                row.put(columns.get(at), row.get(target));
            }
        }
    }

    private Column named(String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String plain(Column column, Shape shape) throws SQLException, NoValue {
        if (shape.wantsNulls() && column.isNullable()) {
            return Solution.NULL;
        }
        List<String> doubtful = shape.isDoubtful() ? doubtful(column) : List.of();
        if (!doubtful.isEmpty()) {
            return doubtful.get(0);
        }
        List<String> values = new ArrayList<>(usual(column));
        values.addAll(source.candidates().spare(column));
        if (values.isEmpty() && !column.isNullable()) {
            throw new NoValue(
                    "nobody knows a value of the type " + column.type().sql() + " for " + column.name());
        }
        return values.isEmpty() ? Solution.NULL : values.get(index(List.of(column), shape) % values.size());
    }

    /** Says that a column cannot be given anything. */
    public static final class NoValue extends Exception {
        private static final long serialVersionUID = 1L;

        NoValue(String why) {
            super(why);
        }
    }
}
