package dev.predeploy.integration.rows;

import dev.predeploy.integration.rows.draft.Draft;
import dev.predeploy.integration.rows.draft.Source;
import dev.predeploy.integration.rows.table.ForeignKey;
import dev.predeploy.integration.rows.table.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fills empty tables, one after the other, and closes the circles between them at the end. */
final class Filler {
    private final RowWriter writer;
    private final Source source;

    Filler(Source source) {
        this.writer = new RowWriter(source.connection());
        this.source = source;
    }

    List<FilledTable> fill(List<Table> tables) throws SQLException {
        List<FilledTable> done = new ArrayList<>();
        OpenKeys later = new OpenKeys(writer);
        for (Map.Entry<Table, List<ForeignKey>> each : TableOrder.of(tables).entrySet()) {
            Table table = each.getKey();
            List<ForeignKey> open = each.getValue();
            boolean mustWait = open.stream().anyMatch(key -> !table.isOptional(key) && !table.isOwn(key));
            if (mustWait) {
                writer.defer();
            }
            boolean canWait = !mustWait || open.stream().allMatch(key -> table.isOptional(key) || key.isDeferrable());
            TableFiller filler = new TableFiller(table, new Draft(table, open, source), writer, canWait);
            done.add(filler.fill(source.perTable()));
            open.forEach(key -> later.add(table, key, filler.places()));
        }
        return later.close(done);
    }
}
