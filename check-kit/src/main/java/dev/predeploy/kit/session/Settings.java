package dev.predeploy.kit.session;

import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StageModule;
import java.util.List;
import java.util.Map;

/**
 * What a session is opened with.
 *
 * @param stack the stack that is validated
 * @param modules the modules whose checks may run
 * @param environment the environment variables from which values and secrets come
 * @param control what stops and limits the checks
 */
public record Settings(Stack stack, List<StageModule> modules, Map<String, String> environment, RunControl control) {
    /** Keeps copies. */
    public Settings {
        modules = List.copyOf(modules);
        environment = Map.copyOf(environment);
    }
}
