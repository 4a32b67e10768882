package dev.predeploy.redstack;

import dev.predeploy.launcher.Console;
import dev.predeploy.launcher.Predeploy;
import dev.predeploy.launcher.options.Surroundings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Launches the real command within this process, on a stack in a folder. */
final class Launch {
    private final Path folder;
    private final Map<String, String> environment;

    Launch(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    Launch(Path folder) {
        this(folder, Map.of());
    }

    /** Runs the command; its output folder is the usual one. */
    Launched run(String... words) {
        return into(folder.resolve("target/predeploy"), words);
    }

    /** Runs the command whose words name another output folder. */
    Launched into(Path output, String... words) {
        Appended out = new Appended();
        Appended err = new Appended();
        Console console = new Console(out, err, StandardCharsets.UTF_8, false);
        Surroundings surroundings = new Surroundings(environment, Map.of());
        int exitCode = new Predeploy(surroundings, console, folder, Clock.systemUTC()).run(words);
        return new Launched(exitCode, out.text(), err.text(), output);
    }
}
