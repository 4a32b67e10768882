package dev.predeploy.kit.process;

import java.util.List;
import java.util.Map;

/**
 * The user's own environment, where who started this JVM changed it for us: a locale in which it can name every file, and
 * no reaper for the containers of ours, which we remove. A command is to see what the user would see.
 */
final class UserEnvironment {
    private static final List<String> CHANGED = List.of("LC_ALL", "TESTCONTAINERS_RYUK_DISABLED");

    /** Before the name of a variable that keeps what the user had; empty, if that was nothing. */
    private static final String KEPT = "PREDEPLOY_";

    private UserEnvironment() {}

    static void giveBack(Map<String, String> environment) {
        CHANGED.forEach(name -> giveBack(name, environment));
    }

    private static void giveBack(String name, Map<String, String> environment) {
        String own = environment.remove(KEPT + name);
        if (own == null) {
            return;
        }
        if (own.isEmpty()) {
            environment.remove(name);
        } else {
            environment.put(name, own);
        }
    }
}
