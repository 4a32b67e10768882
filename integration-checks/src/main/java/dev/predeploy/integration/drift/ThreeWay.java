package dev.predeploy.integration.drift;

import dev.predeploy.integration.catalog.Catalog;
import dev.predeploy.integration.catalog.ObjectName;
import dev.predeploy.integration.snapshot.SchemaSnapshot;
import dev.predeploy.kit.finding.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the schema that the migrations make with the one that was committed and with a live one. */
public final class ThreeWay {
    private final Sides sides;
    private final Allowed allowed;
    private final DriftWords words;
    private final List<String> notes = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();

    /**
     * What is compared.
     *
     * @param made what all migrations make
     * @param applied what those migrations make that the live database has, as far as that can be known
     * @param snapshot what is committed, if it is compared and can be read
     * @param live what is live, if it is compared
     * @param owners whether it matters who owns an object
     */
    public record Sides(
            Side made, Catalog applied, Optional<SchemaSnapshot> snapshot, Optional<Side> live, boolean owners) {
        /** Returns the definitions of those objects that are not the same on all sides that have them. */
        Set<String> unlike(Predicate<ObjectName> meant) {
            Map<String, Set<String>> definitions = new TreeMap<>();
            Stream.of(
                            Stream.of(made.schema(), applied),
                            snapshot.map(SchemaSnapshot::schema).stream(),
                            live.map(Side::schema).stream())
                    .flatMap(schemas -> schemas)
                    .flatMap(schema -> schema.objects().entrySet().stream())
                    .filter(each -> meant.test(ObjectName.of(each.getKey())))
                    .forEach(each -> definitions
                            .computeIfAbsent(each.getKey(), absent -> new LinkedHashSet<>())
                            .add(each.getValue()));
            return definitions.values().stream()
                    .filter(each -> each.size() > 1)
                    .flatMap(Set::stream)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        /** Returns these with something done to the schema of each. */
        Sides map(UnaryOperator<Catalog> change) {
            return new Sides(
                    made.with(change.apply(made.schema())),
                    change.apply(applied),
                    snapshot.map(
                            read -> new SchemaSnapshot(change.apply(read.schema()), read.postgres(), read.lines())),
                    live.map(side -> side.with(change.apply(side.schema()))),
                    owners);
        }

        private Optional<String> live(String object) {
            return live.map(side -> side.schema().objects().get(object));
        }

        private Predicate<ObjectName> leftOutOfLive() {
            boolean isOtherVersion =
                    live.filter(side -> side.major() != made.major()).isPresent();
            return leftOut(owners).or(name -> isOtherVersion && name.sort().equals("extension version"));
        }
    }

    /** Takes what is compared, what may differ, and how a difference is worded. */
    public ThreeWay(Sides sides, Allowed allowed, DriftWords words) {
        this.sides = sides;
        this.allowed = allowed;
        this.words = words;
    }

    /** Says which objects are not written into a snapshot: the server's own version of an extension, and owners. */
    public static Predicate<ObjectName> leftOutOfSnapshot(boolean owners) {
        return leftOut(owners)
                .or(name ->
                        name.sort().equals("extension version") || name.sort().equals("setting"));
    }

    private static Predicate<ObjectName> leftOut(boolean owners) {
        return name -> !owners && name.sort().equals("owner");
    }

    /**
     * A difference, and the finding that tells it.
     *
     * @param divergence what differs
     * @param finding what people are told
     * @param isOfSnapshot whether it differs in the snapshot, and not in the live database
     */
    record Told(Divergence divergence, Finding finding, boolean isOfSnapshot) {
        String rule() {
            return finding.rule().orElse("");
        }
    }

    /** Returns a finding for each object that is not the same on all sides. */
    public List<Finding> findings() {
        Set<String> alsoInLive =
                sides.snapshot().map(read -> tellOfSnapshot(read.schema())).orElse(Set.of());
        sides.live().ifPresent(live -> tellOfLive(live.schema(), alsoInLive));
        return told.stream().map(Told::finding).toList();
    }

    /** Returns the objects of which the live database has the same. */
    private Set<String> tellOfSnapshot(Catalog snapshot) {
        Comparison comparison = new Comparison(sides.made().schema(), snapshot, leftOutOfSnapshot(sides.owners()));
        notes.addAll(comparison.notes());
        Set<String> alsoInLive = new HashSet<>();
        for (Divergence each : allowed.refused(comparison.divergences())) {
            Optional<String> live = sides.live(each.object());
            Divergence worded = comparison.worded(each);
            told.add(new Told(worded, words.stale(worded, whole(each.object()), liveWords(each, live)), true));
            if (sides.live().isPresent() && live.equals(each.seen())) {
                alsoInLive.add(each.object());
            }
        }
        return alsoInLive;
    }

    private void tellOfLive(Catalog live, Set<String> alreadyTold) {
        Comparison comparison = new Comparison(sides.applied(), live, sides.leftOutOfLive());
        notes.addAll(comparison.notes());
        for (Divergence each : allowed.refused(drifted(comparison))) {
            if (!alreadyTold.contains(each.object())) {
                Divergence worded = comparison.worded(each);
                told.add(new Told(worded, ofLive(each, worded, live), false));
            }
        }
    }

    private Finding ofLive(Divergence each, Divergence worded, Catalog live) {
        Optional<String> whole = whole(each.object());
        Optional<String> made = made(each.object());
        if (made.equals(each.seen())) {
            return words.early(worded, whole);
        }
        if (each.wanted().isEmpty() && made.isPresent()) {
            return words.inTheWay(worded, whole, made.get());
        }
        Finding finding = words.live(worded, whole);
        return DriftWords.isInvalid(each) && isOnPartitions(each, live)
                ? finding.fix(DriftWords.attach(each))
                : finding;
    }

    private static boolean isOnPartitions(Divergence index, Catalog live) {
        return Optional.ofNullable(live.partOf().get(index.object()))
                .map(table -> live.objects().get(table))
                .filter(definition -> definition.contains("PARTITION BY"))
                .isPresent();
    }

    /** Returns what {@link #findings()} told. */
    List<Told> told() {
        return List.copyOf(told);
    }

    /** Where nobody knows which migrations are applied, what is as all of them make it has no drift. */
    private Collection<Divergence> drifted(Comparison comparison) {
        return comparison.divergences().stream()
                .filter(each -> words.isSure() || !isAsAllMakeIt(each))
                .filter(each -> !isExcused(each))
                .toList();
    }

    private boolean isAsAllMakeIt(Divergence each) {
        return made(each.object()).equals(each.seen());
    }

    private Optional<String> made(String object) {
        return Optional.ofNullable(sides.made().schema().objects().get(object));
    }

    private boolean isExcused(Divergence each) {
        Optional<String> excuse = words.excuse(each, whole(each.object()));
        excuse.ifPresent(notes::add);
        return excuse.isPresent();
    }

    private Optional<String> whole(String object) {
        return Optional.ofNullable(sides.made().schema().partOf().get(object))
                .or(() -> sides.snapshot()
                        .flatMap(read ->
                                Optional.ofNullable(read.schema().partOf().get(object))));
    }

    private String liveWords(Divergence each, Optional<String> live) {
        if (sides.live().isEmpty()) {
            return "";
        }
        if (live.equals(each.wanted())) {
            return "; the live database agrees with the migrations";
        }
        if (live.equals(each.seen())) {
            return "; the live database agrees with the snapshot"
                    + (isPending(each, live) ? ", as that is pending" : "");
        }
        return live.isEmpty() ? "; the live database does not have it" : "; the live database has a third form of it";
    }

    /** Says whether the live database has an object as its migrations make it, and others will change that. */
    private boolean isPending(Divergence each, Optional<String> live) {
        return words.isSure()
                && Optional.ofNullable(sides.applied().objects().get(each.object()))
                        .equals(live);
    }

    /** Returns what differs and does not matter, in words, once {@link #findings()} were asked for. */
    public List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        allowed.excused().forEach(object -> all.add(object + " differs, which `allow` allows"));
        return all;
    }
}
