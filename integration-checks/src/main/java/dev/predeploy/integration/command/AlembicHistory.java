package dev.predeploy.integration.command;

import dev.predeploy.integration.command.MigrationGraph.Node;
import dev.predeploy.integration.ledger.AlembicLedger;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.python.UserFiles;
import dev.predeploy.kit.finding.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code alembic history --verbose} says.
 *
 * @param entries the revisions, the newest first
 */
record AlembicHistory(List<Entry> entries) {
    private static final Pattern BEGIN = Pattern.compile("^(?=Rev: )", Pattern.MULTILINE);
    private static final Pattern REVISION = Pattern.compile("^Rev: (\\S+)", Pattern.MULTILINE);
    private static final Pattern PATH = Pattern.compile("^Path: (.+)$", Pattern.MULTILINE);
    private static final Pattern PARENTS = Pattern.compile("^(?:Parent|Merges): (.+)$", Pattern.MULTILINE);
    private static final Pattern DEPENDS = Pattern.compile("^Also depends on: (.+)$", Pattern.MULTILINE);

    AlembicHistory {
        entries = List.copyOf(entries);
    }

    /**
     * A revision.
     *
     * @param revision what it is and follows
     * @param file the name of its file
     * @param depends what else must be applied before it, by ids, their beginnings or labels
     */
    record Entry(AlembicLedger.Revision revision, String file, List<String> depends) {
        Entry {
            depends = List.copyOf(depends);
        }
    }

    static AlembicHistory read(String text, UserFiles files) {
        return new AlembicHistory(BEGIN.splitAsStream(text)
                .filter(part -> part.startsWith("Rev: "))
                .map(part -> entry(part, files))
                .toList());
    }

    private static Entry entry(String text, UserFiles files) {
        String id = listed(REVISION, text).get(0);
        Optional<String> path = all(PATH, text).findFirst();
        Place place = path.map(files::place).orElse(Place.nowhere());
        String file =
                path.map(each -> each.substring(each.lastIndexOf('/') + 1)).orElse(id);
        List<String> parents = listed(PARENTS, text).stream()
                .filter(parent -> !parent.equals("<base>"))
                .toList();
        return new Entry(new AlembicLedger.Revision(id, parents, place), file, listed(DEPENDS, text));
    }

    private static List<String> listed(Pattern form, String text) {
        return all(form, text)
                .flatMap(list -> Arrays.stream(list.split("[, ]+")))
                .toList();
    }

    private static Stream<String> all(Pattern form, String text) {
        return form.matcher(text).results().map(each -> each.group(1));
    }

    List<AlembicLedger.Revision> revisions() {
        return entries.stream().map(Entry::revision).toList();
    }

    /**
     * Returns them in an order in which they can be applied.
     *
     * @param current what {@code alembic current} says of a database
     */
    MigrationGraph graph(String current) {
        Set<String> known = revisions().stream().map(AlembicLedger.Revision::id).collect(Collectors.toSet());
        Set<String> applied = new HashSet<>();
        MigrationGraph all = nodes(known, Set.of());
        current.lines()
                .map(line -> line.split(" ", 2)[0])
                .filter(known::contains)
                .forEach(head -> applied.addAll(all.withNeeded(head)));
        return nodes(known, applied);
    }

    private MigrationGraph nodes(Set<String> known, Set<String> applied) {
        List<Node> nodes = new ArrayList<>();
        for (Entry entry : entries) {
            AlembicLedger.Revision revision = entry.revision();
            Stream<String> depends =
                    entry.depends().stream().flatMap(each -> known.stream().filter(id -> id.startsWith(each)));
            List<String> needed =
                    Stream.concat(revision.parents().stream(), depends).toList();
            nodes.add(new Node(
                    new Step(revision.id(), entry.file(), revision.place()),
                    revision.parents().stream().findFirst(),
                    needed,
                    applied.contains(revision.id())));
        }
        Collections.reverse(nodes);
        return new MigrationGraph(nodes);
    }
}
