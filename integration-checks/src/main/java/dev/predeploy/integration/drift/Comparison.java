package dev.predeploy.integration.drift;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.catalog.ObjectName;
import dev.predeploy.integration.catalog.Parts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Compares two schemas, and leaves out what follows from something else. */
public final class Comparison {
    /** Belongs to a database and not to a schema: who runs it sets it. */
    private static final String SETTING = "setting";

    private final Catalog wanted;
    private final Catalog seen;
    private final Parts parts;
    private final Owners owners;
    private final Map<String, Divergence> found = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * Compares.
     *
     * @param wanted the schema that should be
     * @param seen the schema that is looked at
     * @param leftOut which objects do not matter
     */
    public Comparison(Catalog wanted, Catalog seen, Predicate<ObjectName> leftOut) {
        this.wanted = wanted;
        this.seen = seen;
        this.parts = new Parts(List.of(wanted, seen));
        Predicate<ObjectName> out = leftOut.or(name -> name.sort().equals(SETTING));
        wanted.without(out)
                .differences(seen.without(out))
                .forEach(each ->
                        found.put(each.object(), new Divergence(each.object(), each.before(), each.after(), 0)));
        found.values().removeIf(this::isTheOwners);
        this.owners = new Owners(wanted, seen);
        found.values().removeIf(owners::areWhoMigrates);
        pairRenamed();
        foldParts();
    }

    /** Returns what differs, sorted by name. */
    public Collection<Divergence> divergences() {
        return List.copyOf(found.values());
    }

    /** Returns something that differs as people are told of it. */
    Divergence worded(Divergence each) {
        return owners.named(each);
    }

    /** Returns what differs and does not matter, in words. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** An owner has every right without a grant: where one side grants it and the other owns it, both may the same. */
    private boolean isTheOwners(Divergence each) {
        if (!each.name().sort().equals("grant") || !each.isOneSided()) {
            return false;
        }
        Catalog without = each.wanted().isPresent() ? seen : wanted;
        String grantee = each.object().substring(each.object().lastIndexOf(" to ") + 4);
        return parts.whole(each.object())
                .map(whole ->
                        without.objects().get("owner " + ObjectName.of(whole).name()))
                .filter(grantee::equals)
                .isPresent();
    }

    private void pairRenamed() {
        for (Divergence missing : List.copyOf(found.values())) {
            if (missing.seen().isEmpty()) {
                List<Divergence> alike = found.values().stream()
                        .filter(other -> isRenamed(missing, other))
                        .toList();
                if (alike.size() == 1) {
                    pair(missing, alike.get(0));
                }
            }
        }
    }

    private boolean isRenamed(Divergence missing, Divergence other) {
        String sort = missing.name().sort();
        return (sort.equals("constraint") || sort.equals("index"))
                && other.wanted().isEmpty()
                && other.name().sort().equals(sort)
                && other.seen().equals(missing.wanted())
                && parts.whole(other.object()).equals(parts.whole(missing.object()));
    }

    private void pair(Divergence missing, Divergence other) {
        found.remove(other.object());
        String table = parts.whole(missing.object())
                .map(each -> ObjectName.of(each).local())
                .orElse("");
        String definition = missing.wanted().orElseThrow();
        if (Stream.of(missing, other)
                .allMatch(each -> GeneratedName.is(each.name().local(), table, definition))) {
            found.remove(missing.object());
            notes.add("%s and %s are the same but for the name that PostgreSQL gave them"
                    .formatted(missing.object(), other.object()));
        } else {
            found.put(
                    missing.object(),
                    new Divergence(
                            missing.object(),
                            missing.wanted(),
                            Optional.of("%s, but called %s"
                                    .formatted(definition, other.name().local())),
                            0));
        }
    }

    /** What is part of something that is on one side alone, or a partition there, is told with it. */
    private void foldParts() {
        for (Divergence part : List.copyOf(found.values())) {
            parts.wholes(part.object())
                    .filter(whole ->
                            found.containsKey(whole) && found.get(whole).takes(part))
                    .reduce((inner, outer) -> outer)
                    .ifPresent(whole -> {
                        found.computeIfPresent(whole, (key, each) -> each.withOnePartMore());
                        found.remove(part.object());
                    });
        }
    }
}
