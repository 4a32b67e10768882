package dev.predeploy.integration.drift;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.catalog.ObjectName;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Knows whoever applied the migrations on each of two sides: it owns most, and need not be called the same on both. */
final class Owners {
    private static final String OWNER = "owner";

    private final Optional<String> ofWanted;
    private final Optional<String> ofSeen;

    Owners(Catalog wanted, Catalog seen) {
        this.ofWanted = ofMost(wanted);
        this.ofSeen = ofMost(seen);
    }

    private static Optional<String> ofMost(Catalog schema) {
        return schema.objects().entrySet().stream()
                .filter(each -> isOwner(each.getKey()))
                .collect(Collectors.groupingBy(Map.Entry::getValue, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    private static boolean isOwner(String object) {
        return ObjectName.of(object).sort().equals(OWNER);
    }

    /** Says whether something belongs to whoever migrates, on both sides. */
    boolean areWhoMigrates(Divergence each) {
        return isOwner(each.object())
                && each.wanted().isPresent()
                && each.wanted().equals(ofWanted)
                && each.seen().equals(ofSeen);
    }

    /** Returns the same of an owner, in words that say who of both is whoever migrates. */
    Divergence named(Divergence each) {
        return isOwner(each.object())
                ? new Divergence(
                        each.object(),
                        each.wanted().map(words(ofWanted)),
                        each.seen().map(words(ofSeen)),
                        each.parts())
                : each;
    }

    private static Function<String, String> words(Optional<String> migrating) {
        return owner -> migrating.filter(owner::equals).isPresent() ? owner + ", who applies the migrations" : owner;
    }
}
