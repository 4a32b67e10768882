package dev.predeploy.launcher.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A stack file in the making: what is to stand in it, and what is to be said of the rest. */
final class Draft {
    private final Map<String, Entry> images = new LinkedHashMap<>();
    private final Map<String, Map<String, List<Entry>>> stages = new LinkedHashMap<>();
    private final Set<String> links = new LinkedHashSet<>();
    private final Set<String> leftOut = new LinkedHashSet<>();
    private final Set<String> hints = new LinkedHashSet<>();
    private Optional<Entry> database = Optional.empty();

    Draft() {
        stages.put("build", kinds("artifact"));
        stages.put("quality", kinds("lint", "types", "tests"));
        stages.put("integration", kinds("migrations", "application"));
    }

    private static Map<String, List<Entry>> kinds(String... names) {
        Map<String, List<Entry>> kinds = new LinkedHashMap<>();
        Stream.of(names).forEach(name -> kinds.put(name, new ArrayList<>()));
        return kinds;
    }

    void image(Entry image) {
        images.put(image.name(), image);
    }

    Set<String> imageNames() {
        return images.keySet();
    }

    void database(Entry entry) {
        database = Optional.of(entry);
    }

    /** Adds an entry and returns its name; where that is taken, a number tells them apart. */
    String add(String stage, String kind, Entry entry) {
        List<Entry> entries = entries(stage, kind);
        String name = entry.name();
        for (int next = 2; isTaken(entries, name); next++) {
            name = entry.name() + "-" + next;
        }
        entries.add(entry.named(name));
        return name;
    }

    private static boolean isTaken(List<Entry> entries, String name) {
        return entries.stream().anyMatch(each -> each.name().equals(name));
    }

    List<Entry> entries(String stage, String kind) {
        return stages.getOrDefault(stage, Map.of()).getOrDefault(kind, List.of());
    }

    void link(String folder) {
        links.add(folder);
    }

    void leaveOut(String what) {
        leftOut.add(what);
    }

    void hint(String what) {
        hints.add(what);
    }

    /** Says whether it declares no check. */
    boolean isEmpty() {
        return images.isEmpty()
                && stages.values().stream()
                        .flatMap(kinds -> kinds.values().stream())
                        .allMatch(List::isEmpty);
    }

    /** Returns how many checks each stage has. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        stages.forEach((stage, kinds) -> {
            int count =
                    kinds.values().stream().mapToInt(List::size).sum() + (stage.equals("build") ? images.size() : 0);
            if (count > 0) {
                counts.put(stage, count);
            }
        });
        return counts;
    }

    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Returns the text of the stack file. */
    String text(String stack) {
        Layout layout = new Layout();
        layout.comment("Would a deploy of this stack succeed? Begun by `predeploy init`: read it, change it, keep it.");
        layout.comment(
                "`predeploy doctor` says whether all that it needs is there, `predeploy` runs it; docs/stack-file.md has every key.");
        layout.line("stack: " + Yaml.of(stack));
        if (!links.isEmpty()) {
            layout.line("workspace: {links: " + Yaml.of(List.copyOf(links)) + "}");
        }
        layout.block("images:", images.values(), 1);
        stages.forEach((stage, kinds) -> stage(layout, stage, kinds));
        layout.list("Found, and left out:", leftOut);
        layout.list("To know:", hints);
        return layout.text();
    }

    private void stage(Layout layout, String stage, Map<String, List<Entry>> kinds) {
        if (kinds.values().stream().allMatch(List::isEmpty)) {
            return;
        }
        layout.head(stage + ":");
        if (stage.equals("integration")) {
            database.ifPresent(entry -> layout.entries(List.of(entry), 1));
        }
        kinds.forEach((kind, entries) -> {
            if (!entries.isEmpty()) {
                layout.line("  " + kind + ":");
                layout.entries(entries, 2);
            }
        });
    }
}
