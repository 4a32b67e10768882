package dev.predeploy.integration.command;

import dev.predeploy.integration.migrator.Step;
import dev.predeploy.kit.finding.CheckBroken;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The migrations of a tool to which each names those that it needs, in an order in which all may be applied. */
final class MigrationGraph {
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    MigrationGraph(List<Node> nodes) {
        nodes.forEach(node -> this.nodes.put(node.id(), node));
    }

    /**
     * A migration.
     *
     * @param step what it is
     * @param previous the one to which its tool goes back to take it back; nothing for the first
     * @param needed the ids of those that must be applied before it
     * @param applied whether it is applied
     */
    record Node(Step step, Optional<String> previous, List<String> needed, boolean applied) {
        Node {
            needed = List.copyOf(needed);
        }

        String id() {
            return step.id();
        }
    }

    Collection<Node> nodes() {
        return nodes.values();
    }

    Optional<Node> find(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** Returns those that are not applied, in order. */
    List<Step> pending() {
        return nodes().stream().filter(node -> !node.applied()).map(Node::step).toList();
    }

    /** Returns the ids of what is to be applied so that the given step is the last. */
    Set<String> pendingUpTo(Step last) {
        Set<String> ids = new LinkedHashSet<>();
        for (Step step : pending()) {
            ids.add(step.id());
            if (step.id().equals(last.id())) {
                return ids;
            }
        }
        throw new CheckBroken(last.name() + " is not pending", "See in the evidence what is applied already.");
    }

    /** Returns what must be applied for a migration, and itself. */
    Set<String> withNeeded(String id) {
        Set<String> ids = new HashSet<>();
        addWithNeeded(id, ids);
        return ids;
    }

    private void addWithNeeded(String id, Set<String> ids) {
        if (ids.add(id)) {
            find(id).ifPresent(node -> node.needed().forEach(each -> addWithNeeded(each, ids)));
        }
    }

    /** Returns some migrations and all that need one of them. */
    Set<String> withDependants(Set<String> ids) {
        Set<String> found = new HashSet<>(ids);
        for (Node node : nodes()) { // what one needs comes before it
            if (node.needed().stream().anyMatch(found::contains)) {
                found.add(node.id());
            }
        }
        return found;
    }

    /** Returns those of some migrations that no other of them needs: whoever applies these in turn applies all. */
    List<Step> ends(Predicate<Node> wanted) {
        Set<String> needed = nodes().stream()
                .filter(wanted)
                .flatMap(node -> node.needed().stream())
                .collect(Collectors.toSet());
        return nodes().stream()
                .filter(wanted.and(node -> !needed.contains(node.id())))
                .map(Node::step)
                .toList();
    }

    /**
     * Returns what is to be applied once more after one was taken back, because its tool takes others back with it.
     *
     * @param beside the ids of those that the tool takes back by themselves
     */
    List<Step> lostBeside(Step newest, Set<String> beside) {
        Set<String> lost = withDependants(beside);
        lost.remove(newest.id());
        return ends(node -> node.applied() && lost.contains(node.id()));
    }
}
