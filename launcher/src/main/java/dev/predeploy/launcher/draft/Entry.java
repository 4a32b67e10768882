package dev.predeploy.launcher.draft;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An entry of a stack file.
 *
 * @param name what it is called
 * @param values what it says
 * @param why what it was found by
 */
record Entry(String name, Map<String, Object> values, String why) {
    Entry {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Entry of(String name, String why) {
        return new Entry(name, Map.of(), why);
    }

    /** Returns this with one more key; one with nothing to say is left out. */
    Entry with(String key, Object value) {
        boolean isEmpty =
                value instanceof String text ? text.isEmpty() : value instanceof List<?> list && list.isEmpty();
        if (isEmpty) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(key, value);
        return new Entry(name, more, why);
    }

    /** Returns this with something added to what it was found by. */
    Entry because(String more) {
        return new Entry(name, values, why + more);
    }

    Entry named(String other) {
        return new Entry(other, values, why);
    }

    String line() {
        return Yaml.of(name) + ": " + Yaml.of(values);
    }
}
