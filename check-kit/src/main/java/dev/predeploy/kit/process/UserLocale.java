package dev.predeploy.kit.process;

import java.util.Map;

/**
 * The user's own locale, where the start script gave this JVM another: one in which it can name every file. A command is
 * to see what the user would see.
 */
final class UserLocale {
    /** The environment variable in which the start script keeps the user's {@code LC_ALL}; empty, if there was none. */
    private static final String KEPT = "PREDEPLOY_LC_ALL";

    private static final String LC_ALL = "LC_ALL";

    private UserLocale() {}

    static void giveBack(Map<String, String> environment) {
        String own = environment.remove(KEPT);
        if (own == null) {
            return;
        }
        if (own.isEmpty()) {
            environment.remove(LC_ALL);
        } else {
            environment.put(LC_ALL, own);
        }
    }
}
