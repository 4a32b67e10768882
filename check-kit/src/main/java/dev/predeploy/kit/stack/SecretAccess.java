package dev.predeploy.kit.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where secrets are taken from, and who is told of each.
 *
 * @param environment the environment variables
 * @param folder where the paths of files start
 * @param command runs commands
 * @param redactor is told every value before anybody else gets it
 */
public record SecretAccess(
        Map<String, String> environment, Path folder, SecretCommand command, Consumer<String> redactor) {
    /** Copies the environment. */
    public SecretAccess {
        environment = Map.copyOf(environment);
    }

    /** Tells nothing: the environment may hold secrets. */
    @Override
    public String toString() {
        return "secrets below " + folder;
    }
}
