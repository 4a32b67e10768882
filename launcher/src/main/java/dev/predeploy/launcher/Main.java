package dev.predeploy.launcher;

import dev.predeploy.launcher.options.Surroundings;
import dev.predeploy.launcher.terminal.TerminalProbe;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Starts Predeploy from the command line. */
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Else picocli starts Groovy, which is on the class path for REST Assured: 0.1 s of each start.
        System.setProperty("picocli.disable.closures", "true");
        Surroundings surroundings = Surroundings.ofThisProcess();
        boolean terminal = TerminalProbe.isTerminal(
                Optional.ofNullable(surroundings.properties().get(TerminalProbe.HINT)));
        Charset charset = TerminalProbe.charset(
                Optional.ofNullable(surroundings.properties().get(TerminalProbe.ENCODING)));
        Console console = Console.standard(charset, terminal);
        Path here = Path.of("").toAbsolutePath();
        int exitCode = new Predeploy(surroundings, console, here, Clock.systemUTC()).run(arguments);
        System.exit(exitCode);
    }
}
