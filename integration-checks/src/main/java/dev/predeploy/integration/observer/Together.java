package dev.predeploy.integration.observer;

import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Source;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Migrations that are applied in one go: where one ends, its tool remembers that it is through. */
final class Together {
    private final Map<String, Source> sources;
    private final List<String> order;
    private final Function<String, Optional<String>> remembered;
    private final Set<String> through = new HashSet<>();
    private int next;

    /**
     * Prepares to tell them apart.
     *
     * @param sources the migrations in order, by what the tool calls them
     * @param remembered returns which one a statement of the tool's says to be through
     */
    Together(Map<String, Source> sources, Function<String, Optional<String>> remembered) {
        this.sources = new LinkedHashMap<>(sources);
        this.order = List.copyOf(this.sources.keySet());
        this.remembered = remembered;
    }

    /** Returns the migration that is through with a statement; a tool may take all of them again in another schema. */
    Optional<Source> ended(Observed statement) {
        Optional<String> ended = statement.error().isPresent()
                ? Optional.empty()
                : remembered.apply(statement.statement().text()).filter(sources::containsKey);
        ended.ifPresent(id -> {
            through.add(id);
            next = order.indexOf(id) + 1;
        });
        return ended.map(sources::get);
    }

    /** Returns the migration that what follows belongs to: the one after the last that is through, or that itself. */
    Optional<Source> current() {
        return order.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(sources.get(order.get(Math.min(next, order.size() - 1))));
    }

    /** Returns those that were not seen to be through. */
    List<String> left() {
        return order.stream().filter(id -> !through.contains(id)).toList();
    }
}
