package dev.predeploy.integration.rollback;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.catalog.Difference;
import dev.predeploy.integration.catalog.Parts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An object that came, went or changed.
 *
 * @param difference what became of it
 * @param parts how many objects that are a part of it came or went with it, and are not told of by themselves
 */
record Moved(Difference difference, long parts) {

    /** Returns what is not the same in two schemas, whatever their rows. */
    static List<Moved> between(Catalog before, Catalog after) {
        Map<String, Difference> differences = before.withoutRows().differences(after.withoutRows()).stream()
                .collect(Collectors.toMap(Difference::object, Function.identity()));
        Parts parts = new Parts(List.of(before, after));
        Function<Difference, String> outermost = part -> parts.wholes(part.object())
                .filter(whole ->
                        differences.containsKey(whole) && differences.get(whole).explains(part))
                .reduce((inner, outer) -> outer)
                .orElse(part.object());
        Map<String, Long> told =
                differences.values().stream().collect(Collectors.groupingBy(outermost, Collectors.counting()));
        return differences.values().stream()
                .filter(each -> told.containsKey(each.object()))
                .map(each -> new Moved(each, told.getOrDefault(each.object(), 1L) - 1))
                .sorted(Comparator.comparing(Moved::object))
                .toList();
    }

    String object() {
        return difference.object();
    }
}
