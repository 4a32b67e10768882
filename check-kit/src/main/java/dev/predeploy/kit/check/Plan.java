package dev.predeploy.kit.check;

import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StageModule;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists every check that a stack file asks for, stage by stage, in the order of its kinds and entries. */
public final class Plan {
    private static final String IMAGE = "image";

    private final List<PlannedCheck> checks;

    private Plan(List<PlannedCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /**
     * Draws the plan up.
     *
     * @throws IllegalStateException if a module is wrong: a kind without its check class, or a class without its kind
     */
    public static Plan of(Stack stack, List<StageModule> modules) {
        List<PlannedCheck> checks = new ArrayList<>();
        for (StageModule module : modules) {
            for (Class<?> checkClass : module.checks()) {
                String kind = CheckClass.kind(checkClass);
                String title = CheckClass.declaration(checkClass).title();
                entries(stack, module, kind).forEach((name, entry) -> {
                    CheckId id = new CheckId(module.stage(), kind, name);
                    checks.add(new PlannedCheck(id, title(title, name, entry), entry, place(stack, id), checkClass));
                });
            }
        }
        return new Plan(checks);
    }

    /** Returns every check. */
    public List<PlannedCheck> checks() {
        return checks;
    }

    /** Returns the checks that one class does. */
    public List<PlannedCheck> checksOf(Class<?> checkClass) {
        return checks.stream()
                .filter(check -> check.checkClass().equals(checkClass))
                .toList();
    }

    private static Place place(Stack stack, CheckId id) {
        return id.kind().equals(IMAGE)
                ? stack.place("images", id.name())
                : stack.place(id.stage(), id.kind(), id.name());
    }

    private static String title(String usual, String name, Entry entry) {
        return entry.options().title().orElseGet(() -> usual.replace("{name}", name));
    }

    private static Map<String, ? extends Entry> entries(Stack stack, StageModule module, String kind) {
        if (kind.equals(IMAGE)) {
            return stack.images();
        }
        RecordComponent component = Arrays.stream(module.section().getRecordComponents())
                .filter(candidate -> CheckClass.kebab(candidate.getName()).equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        module.section().getName() + " has no component for the kind " + kind));
        Optional<? extends Record> section = stack.section(module.section());
        return section.map(record -> read(component, record)).orElse(Map.of());
    }

    private static Map<String, ? extends Entry> read(RecordComponent component, Record section) {
        try {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(section);
            if (value instanceof Map<?, ?> entries) {
                return typed(entries);
            }
            throw new IllegalStateException(component + " is not a map of entries");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }

    private static Map<String, Entry> typed(Map<?, ?> entries) {
        Map<String, Entry> typed = new LinkedHashMap<>();
        entries.forEach((name, entry) -> typed.put((String) name, (Entry) entry));
        return typed;
    }
}
