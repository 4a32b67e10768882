package dev.predeploy.kit.check;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.stack.StageModule;
import dev.predeploy.kit.yaml.Shorthand;
import dev.predeploy.kit.yaml.Unwrapped;
import java.util.List;
import java.util.Map;

/** A module of the tests: its entries say what the check is to do. */
public final class ProbeModule implements StageModule {
    /** The section. */
    record Section(Map<String, Probe> probe) {}

    /** An entry. */
    record Probe(@Shorthand String does, @Unwrapped CheckOptions options) implements Entry {}

    @Override
    public String stage() {
        return "probes";
    }

    @Override
    public Class<? extends Record> section() {
        return Section.class;
    }

    @Override
    public List<Class<?>> checks() {
        return List.of(ProbeCheck.class);
    }
}
