package dev.predeploy.launcher.terminal;

import dev.predeploy.launcher.options.Format;
import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what the output of this process is shown on. */
public final class TerminalProbe {
    /** The system property by which a start script says whether the output is a terminal: true or false. */
    public static final String HINT = "predeploy.terminal";

    /** The system property by which a start script that changed the locale names the encoding of the user's own. */
    public static final String ENCODING = "predeploy.encoding";

    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("(\\d{1,4}) (\\d{1,4})");

    private TerminalProbe() {}

    /**
     * Says whether the output is a terminal. Without the start script's hint, Java can only tell when the input is
     * one too.
     */
    public static boolean isTerminal(Optional<String> hint) {
        return hint.map(Boolean::parseBoolean).orElseGet(TerminalProbe::hasConsole);
    }

    /** From Java 22 on there may be a console without a terminal, and a method that tells. */
    @SuppressWarnings("SystemConsoleNull") // on Java 17 that is how it tells; newer ones are asked below
    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            Method method = Console.class.getMethod("isTerminal");
            return (boolean) method.invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }

    /** Returns the encoding of the user's terminal: what the start script says, else that of this machine's. */
    public static Charset charset(Optional<String> hint) {
        String name = hint.orElseGet(() -> System.getProperty("native.encoding", ""));
        return Charset.isSupported(name.isEmpty() ? "?" : name) ? Charset.forName(name) : Charset.defaultCharset();
    }

    /** Returns what the output in a format is shown on. */
    public static Screen screen(Format format, Charset charset, Map<String, String> environment) {
        boolean tty = format == Format.TTY;
        boolean colours = tty && environment.getOrDefault("NO_COLOR", "").isEmpty();
        Theme theme = charset.equals(StandardCharsets.UTF_8) ? Theme.UNICODE : Theme.ASCII;
        return screen(new Screen(theme, colours, 80, 24), environment, tty ? size() : Optional.empty());
    }

    static Screen screen(Screen base, Map<String, String> environment, Optional<String> rowsAndColumns) {
        Matcher size = ROWS_AND_COLUMNS.matcher(rowsAndColumns.orElse("").strip());
        boolean known = size.matches() && !size.group(2).equals("0");
        String columns = environment.getOrDefault("COLUMNS", "");
        int height = known ? Integer.parseInt(size.group(1)) : base.height();
        if (columns.matches("[1-9]\\d{0,3}")) {
            return new Screen(base.theme(), base.colours(), Integer.parseInt(columns), height);
        }
        return new Screen(base.theme(), base.colours(), known ? Integer.parseInt(size.group(2)) : base.width(), height);
    }

    /** Asks the terminal for its rows and columns; there is none, or no {@code stty}, if nothing comes back. */
    private static Optional<String> size() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return Optional.empty();
            }
            return Optional.of(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
