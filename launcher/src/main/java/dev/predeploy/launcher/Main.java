package dev.predeploy.launcher;

import dev.predeploy.launcher.options.Surroundings;
import dev.predeploy.launcher.terminal.TerminalProbe;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts Predeploy from the command line. */
public final class Main {
    private static final @Nullable ThreadGroup OURS = Thread.currentThread().getThreadGroup();

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Else picocli starts Groovy, which is on the class path for REST Assured: 0.1 s of each start.
        System.setProperty("picocli.disable.closures", "true");
        Thread.setDefaultUncaughtExceptionHandler(Main::tell);
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

    /** A library's own thread may fail when the process ends, such as to clean up in a container engine that is gone. */
    private static void tell(Thread thread, Throwable failure) {
        if (thread.getThreadGroup() == OURS) {
            failure.printStackTrace();
        }
    }
}
