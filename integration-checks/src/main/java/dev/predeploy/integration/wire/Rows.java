package dev.predeploy.integration.wire;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a question of our own, of which the client learns nothing. */
public final class Rows extends Answer {
    private final Charset charset;
    private final List<Row> rows = new ArrayList<>();

    /** Prepares to take rows that are text in a character set. */
    public Rows(Charset charset) {
        this.charset = charset;
    }

    @Override
    void take(Message message) {
        if (message.type() == 'D') {
            rows.add(row(ByteBuffer.wrap(message.bytes())));
        }
    }

    private Row row(ByteBuffer body) {
        int columns = body.getShort();
        List<@Nullable String> values = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
            int size = body.getInt();
            if (size < 0) {
                values.add(null);
                continue;
            }
            byte[] value = new byte[size];
            body.get(value);
            values.add(new String(value, charset));
        }
        return new Row(values);
    }

    /** Returns the rows, when the answer is complete. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** A row, column by column. */
    public static final class Row {
        private final List<@Nullable String> values;

        Row(List<@Nullable String> values) {
            this.values = values;
        }

        /** Says whether a column has no value. */
        public boolean isNull(int column) {
            return values.get(column) == null;
        }

        /** Returns a column's text; an empty one stands for no value. */
        public String text(int column) {
            String value = values.get(column);
            return value == null ? "" : value;
        }

        /** Returns a column's number; 0 stands for no value. */
        public long number(int column) {
            return isNull(column) ? 0 : Long.parseLong(text(column));
        }
    }
}
