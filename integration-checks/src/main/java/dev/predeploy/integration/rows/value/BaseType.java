package dev.predeploy.integration.rows.value;

import dev.predeploy.integration.sql.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A type that is made of nothing else: PostgreSQL's own, or an extension's.
 *
 * @param sql as it stands in a cast
 * @param name its bare name, such as {@code int4}
 * @param modifier what stands in brackets behind it, as the catalog keeps it; -1 for nothing
 * @param category the letter of its category in the catalog
 */
public record BaseType(String sql, String name, int modifier, String category) implements ValueType {
    private static final Set<String> JSON = Set.of("json", "jsonb");

    /** The numbers; the category of numbers holds those of objects, too. */
    private static final Set<String> COUNTING = Set.of("int2", "int4", "int8", "numeric", "float4", "float8", "money");

    private static final int LONGEST = 1000;
    private static final int HEADER = 4;

    @Override
    public List<String> samples(int count) {
        if (isText()) {
            return casts(IntStream.range(0, count)
                    .mapToObj(index -> TextSamples.padded(index, length()))
                    .distinct()
                    .toList());
        }
        return BaseSamples.of(name)
                .map(write -> casts(IntStream.range(0, count)
                        .mapToObj(index -> write.text(index, modifier))
                        .distinct()
                        .toList()))
                .orElseGet(this::spares);
    }

    @Override
    public List<String> brief(int count) {
        boolean isShort = length() > 0 && length() < TextSamples.BRIEF;
        return !isText() || isShort
                ? samples(count)
                : casts(IntStream.range(0, count)
                        .mapToObj(index -> TextSamples.padded(index, 0))
                        .toList());
    }

    /** A text of a bounded length is as long as it may be, so that a narrower type is found to be too narrow. */
    private int length() {
        boolean isBounded = modifier > HEADER && (name.equals("varchar") || name.equals("bpchar"));
        int length = isBounded ? modifier - HEADER : 0;
        return length > LONGEST ? 0 : length;
    }

    private List<String> casts(List<String> texts) {
        return texts.stream().map(text -> Quoted.cast(text, sql)).toList();
    }

    @Override
    public List<String> spares() {
        List<String> spares = new ArrayList<>(casts(isText() ? TextSamples.SPARES : BaseSamples.spares(this)));
        if (family() == Family.TIME) {
            spares.add("now()::" + sql);
            spares.add("(now() - '1 hour'::interval)::" + sql);
            spares.add("(now() + '1 hour'::interval)::" + sql);
            spares.add("(now() - '2 days'::interval)::" + sql);
            spares.add("(now() + '2 days'::interval)::" + sql);
        }
        return spares;
    }

    @Override
    public List<String> doubtful() {
        if (isText()) {
            return casts(List.of(""));
        }
        return COUNTING.contains(name) ? casts(BaseSamples.DOUBTFUL) : List.of();
    }

    private boolean isText() {
        return category.equals("S") && !name.equals("name") && !name.equals("char");
    }

    @Override
    public Family family() {
        if (JSON.contains(name)) {
            return Family.JSON;
        }
        if (name.equals("bytea")) {
            return Family.BYTES;
        }
        return switch (category) {
            case "S" -> Family.TEXT;
            case "N" -> Family.NUMBER;
            case "D" -> Family.TIME;
            default -> Family.OTHER;
        };
    }
}
