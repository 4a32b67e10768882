package dev.predeploy.integration.rows;

import dev.predeploy.integration.rows.draft.Draft;
import dev.predeploy.integration.rows.draft.Shape;
import dev.predeploy.integration.rows.rule.Solution;
import dev.predeploy.integration.rows.table.Column;
import dev.predeploy.integration.rows.table.Table;
import dev.predeploy.kit.database.Refusal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fills one table: drafts rows, lets PostgreSQL judge, and tries others where it refuses, but not for ever. */
final class TableFiller {
    /** How far from the usual values others lie that are tried: some of the same sort, then odder ones. */
    private static final int[] STEPS = {1, 2, 3, 4, 7, 8, 9, 11, 14, 17, 20};

    private static final int MOST_COLUMNS = 60;

    private final Table table;
    private final Draft draft;
    private final RowWriter writer;
    private final boolean canWait;
    private final List<Place> places = new ArrayList<>();
    private @Nullable String refusal;
    private boolean areTriggersOff;

    /**
     * Prepares to fill.
     *
     * @param canWait whether foreign keys that are set later can wait for that
     */
    TableFiller(Table table, Draft draft, RowWriter writer, boolean canWait) {
        this.table = table;
        this.draft = draft;
        this.writer = writer;
        this.canWait = canWait;
        this.areTriggersOff = !canWait;
    }

    /**
     * Where a row is.
     *
     * @param ctid its place in the table's file
     * @param wantsNulls whether it is the one with NULLs
     */
    record Place(String ctid, boolean wantsNulls) {}

    List<Place> places() {
        return places;
    }

    FilledTable fill(int wanted) throws SQLException {
        for (int number = 0; number < wanted; number++) {
            Shape shape = Shape.of(number);
            boolean isWritten = one(shape) || (number == 0 && !areTriggersOff && withoutTriggers(shape));
            if (!isWritten && number == 0) {
                return FilledTable.without(
                        table.name(), Optional.ofNullable(refusal).orElse("PostgreSQL refuses it"));
            }
        }
        List<String> notes = new ArrayList<>();
        if (areTriggersOff) {
            notes.add("written past triggers and foreign keys, because "
                    + (canWait ? refusal : "tables point at each other in a circle that cannot wait"));
        }
        return new FilledTable(table.name(), places.size(), notes, Optional.empty());
    }

    private boolean withoutTriggers(Shape shape) throws SQLException {
        areTriggersOff = true;
        return one(shape);
    }

    /** Writes one row: as it is wished for, else nearly so, else with other values. */
    private boolean one(Shape shape) throws SQLException {
        if (shape.isDoubtful()) {
            return write(shape) || columnByColumn(shape.full(), shape) || one(shape.full());
        }
        if (write(shape) || isHumblerWritten(shape) || (shape.wantsNulls() && columnByColumn(shape.turned(), shape))) {
            return true;
        }
        for (int step : STEPS) {
            if (write(shape.other(step))) {
                return true;
            }
        }
        return !shape.wantsNulls() && columnByColumn(shape.turned(), shape);
    }

    private boolean isHumblerWritten(Shape shape) throws SQLException {
        for (Shape humbler : shape.humbler()) {
            if (write(humbler)) {
                return true;
            }
        }
        return false;
    }

    private boolean write(Shape shape) throws SQLException {
        try {
            return write(draft.row(shape), shape);
        } catch (Draft.NoValue none) {
            remember(none.getMessage());
            return false;
        }
    }

    private boolean write(Map<Column, String> row, Shape shape) throws SQLException {
        RowWriter.Mode mode = areTriggersOff ? RowWriter.Mode.WITHOUT_TRIGGERS : RowWriter.Mode.USUAL;
        Optional<String> place = tried(row, mode);
        place.ifPresent(ctid -> {
            places.add(new Place(ctid, shape.wantsNulls()));
            draft.taken(row);
        });
        return place.isPresent();
    }

    private Optional<String> tried(Map<Column, String> row, RowWriter.Mode mode) throws SQLException {
        try {
            return Optional.of(writer.write(table, row, mode));
        } catch (SQLException refused) {
            String state = String.valueOf(refused.getSQLState());
            if (state.startsWith("08") || state.startsWith("57P")) {
                throw refused;
            }
            remember(Refusal.in(refused)
                    .map(TableFiller::sentence)
                    .orElseGet(() -> String.valueOf(refused.getMessage())));
            return Optional.empty();
        }
    }

    private static String sentence(Refusal said) {
        return said.message().replace('\n', ' ') + " (SQLSTATE " + said.sqlState() + ")"
                + said.detail().map(detail -> "; " + detail).orElse("");
    }

    /** The first refusal is that of the most usual row. */
    private void remember(@Nullable String why) {
        if (refusal == null) {
            refusal = why;
        }
    }

    /** Goes from a row that is taken towards one that is not, as far as PostgreSQL lets it. */
    private boolean columnByColumn(Shape from, Shape to) throws SQLException {
        try {
            Map<Column, String> row = draft.row(from);
            if (areTriggersOff || tried(row, RowWriter.Mode.TRIAL).isEmpty()) {
                return false;
            }
            Map<Column, String> goal = draft.row(to);
            List<Column> differing = row.keySet().stream()
                    .filter(column -> goal.containsKey(column) && !Objects.equals(row.get(column), goal.get(column)))
                    .limit(MOST_COLUMNS)
                    .toList();
            Map<Column, String> nearest = new LinkedHashMap<>(row);
            for (Column column : differing) {
                Map<Column, String> nearer = new LinkedHashMap<>(nearest);
                nearer.put(column, goal.getOrDefault(column, Solution.NULL));
                if (tried(nearer, RowWriter.Mode.TRIAL).isPresent()) {
                    nearest = nearer;
                }
            }
            return write(nearest, to);
        } catch (Draft.NoValue none) {
            remember(none.getMessage());
            return false;
        }
    }
}
