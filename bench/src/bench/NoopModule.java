package bench;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.stack.StageModule;
import dev.predeploy.kit.yaml.Unwrapped;
import java.util.List;
import java.util.Map;

/** Declares checks that do nothing. */
public final class NoopModule implements StageModule {
    record Section(Map<String, Noop> noop) {}

    record Noop(@Unwrapped CheckOptions options) implements Entry {}

    @Override
    public String stage() {
        return "bench";
    }

    @Override
    public Class<? extends Record> section() {
        return Section.class;
    }

    @Override
    public List<Class<?>> checks() {
        return List.of(NoopCheck.class);
    }
}
