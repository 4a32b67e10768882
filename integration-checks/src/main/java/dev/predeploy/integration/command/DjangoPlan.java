package dev.predeploy.integration.command;

import dev.predeploy.integration.command.MigrationGraph.Node;
import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.python.UserFiles;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Django would apply, in which order, and what is applied: {@code showmigrations --plan --verbosity 2}. */
final class DjangoPlan {
    private static final Pattern LINE =
            Pattern.compile("^\\[([X ])]  (\\w+)\\.([^\\s]+)(?: \\.\\.\\. \\((.*)\\))?$", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("(\\w+)[. ]\\s*(\\S+)");
    private static final String ZERO = "zero";

    private final MigrationGraph graph;

    private DjangoPlan(MigrationGraph graph) {
        this.graph = graph;
    }

    static DjangoPlan read(String text, UserFiles files) {
        return new DjangoPlan(new MigrationGraph(
                LINE.matcher(text).results().map(line -> node(line, files)).toList()));
    }

    private static Node node(MatchResult line, UserFiles files) {
        String app = line.group(2);
        String file = app + "/migrations/" + line.group(3) + ".py";
        List<String> needed = Optional.ofNullable(line.group(4)).stream()
                .flatMap(list -> Arrays.stream(list.split(", ")))
                .toList();
        Optional<String> previous =
                needed.stream().filter(each -> each.startsWith(app + ".")).findFirst();
        Step step = new Step(app + "." + line.group(3), line.group(3) + ".py", files.place(file));
        return new Node(step, previous, needed, line.group(1).equals("X"));
    }

    MigrationGraph graph() {
        return graph;
    }

    static String app(String id) {
        return id.substring(0, id.indexOf('.'));
    }

    /** Returns a migration as {@code manage.py migrate} takes it. */
    static String words(String id) {
        return app(id) + " " + id.substring(id.indexOf('.') + 1);
    }

    /** Returns how to go back before a migration. */
    String wayBack(Step newest) {
        return graph.find(newest.id())
                .flatMap(Node::previous)
                .map(DjangoPlan::words)
                .orElse(app(newest.id()) + " zero");
    }

    /** Returns what is to be applied once more after that: of several branches of an app, the other ones. */
    List<Step> lostBeside(Step newest) {
        Optional<String> previous = graph.find(newest.id()).flatMap(Node::previous);
        Set<String> beside = graph.nodes().stream()
                .filter(node -> app(node.id()).equals(app(newest.id())))
                .filter(node -> previous.map(node.needed()::contains)
                        .orElse(node.previous().isEmpty()))
                .map(Node::id)
                .collect(Collectors.toSet());
        return graph.lostBeside(newest, beside);
    }

    /**
     * Returns what to apply for a state that a user names, such as {@code clients.0005, sites 0002}: what these need, and
     * of the applications that he does not name, all that needs no more of theirs.
     */
    List<Step> ends(String version) {
        Map<String, String> named = named(version);
        Set<String> reached = new HashSet<>();
        named.values().forEach(id -> reached.addAll(graph.withNeeded(id)));
        reached.forEach(id -> refuseBeyond(id, named));
        Set<String> beyond = graph.withDependants(graph.nodes().stream()
                .map(Node::id)
                .filter(id -> named.containsKey(app(id)) && !reached.contains(id))
                .collect(Collectors.toSet()));
        return graph.ends(node -> !beyond.contains(node.id()));
    }

    private void refuseBeyond(String id, Map<String, String> named) {
        Optional<String> end = graph.find(id).map(node -> named.get(app(id)));
        if (end.isPresent() && !graph.withNeeded(end.get()).contains(id)) {
            throw new CheckBroken(
                    "what is live cannot be: %s is needed, but beyond %s"
                            .formatted(id, end.get().isEmpty() ? ZERO : end.get()),
                    "Name the newest migration that is deployed of each application.");
        }
    }

    private Map<String, String> named(String version) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String part : version.strip().split("\\s*,\\s*", -1)) {
            Matcher words = NAMED.matcher(part.strip());
            if (!words.matches() || apps().stream().noneMatch(words.group(1)::equals)) {
                throw unknown(part, List.copyOf(apps()));
            }
            named.put(words.group(1), words.group(2).equals(ZERO) ? "" : id(part, words.group(1), words.group(2)));
        }
        return named;
    }

    private String id(String part, String app, String name) {
        List<String> ids = graph.nodes().stream()
                .map(Node::id)
                .filter(id -> id.startsWith(app + "." + name))
                .toList();
        if (ids.contains(app + "." + name)) {
            return app + "." + name;
        }
        if (ids.size() != 1) {
            throw unknown(part, ids);
        }
        return ids.get(0);
    }

    private Set<String> apps() {
        return graph.nodes().stream().map(node -> app(node.id())).collect(Collectors.toCollection(TreeSet::new));
    }

    private static CheckBroken unknown(String part, List<String> known) {
        Finding finding = Finding.of("Django has no one migration `" + part + "`")
                .fix("Name the newest migration that is deployed of each application, such as `clients.0005`.");
        return new CheckBroken(known.isEmpty() ? finding : finding.actual("there is " + String.join(", ", known)));
    }
}
