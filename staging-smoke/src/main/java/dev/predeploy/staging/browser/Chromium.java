package dev.predeploy.staging.browser;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.folder.Removal;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Limits;
import dev.predeploy.kit.process.SearchPath;
import dev.predeploy.kit.process.Started;
import dev.predeploy.kit.session.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A headless Chromium of this machine, with a profile of its own that goes with it; it calls nobody but the pages. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome-headless-shell");
    private static final List<String> ALWAYS = List.of(
            "--headless",
            "--remote-debugging-port=0",
            "--no-first-run",
            "--no-default-browser-check",
            "--no-proxy-server",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-dev-shm-usage",
            "--disable-domain-reliability",
            "--disable-extensions",
            "--disable-gpu",
            "--disable-sync",
            "--hide-scrollbars",
            "--metrics-recording-only",
            "--password-store=basic");
    /** A socket's path has at most 107 bytes, and Chromium adds some 45 to this. */
    private static final int LONGEST_FOR_A_SOCKET = 60;

    private static final int LAST_LINES = 5;

    private final Path profile;
    private final Started process;

    private Chromium(Path profile, Started process) {
        this.profile = profile;
        this.process = process;
    }

    /**
     * Returns the program's name.
     *
     * @throws CheckNotRun if there is none
     */
    static String program(Map<String, String> environment) {
        SearchPath path = SearchPath.of(environment);
        return NAMES.stream()
                .filter(name -> path.find(name).isPresent())
                .findFirst()
                .orElseThrow(() -> new CheckNotRun(
                        "there is no Chromium: none of %s is on the PATH".formatted(String.join(", ", NAMES)),
                        "install Chromium or Chrome, such as `apt-get install chromium`"));
    }

    /**
     * Starts one.
     *
     * @param options options besides those that all have
     */
    static Chromium start(Session session, String program, List<String> options) throws IOException {
        RunFolder runFolder = session.get(RunFolder.class);
        Path profile = runFolder.newFolder("browser");
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(ALWAYS);
        words.add("--user-data-dir=" + profile);
        if (isRoot(profile)) {
            words.add("--no-sandbox"); // which Chromium has for nobody's benefit where root starts it
        }
        words.addAll(options);
        words.add("about:blank");
        Map<String, String> home = new HashMap<>();
        List.of("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME").forEach(name -> home.put(name, profile.toString()));
        if (profile.toString().length() < LONGEST_FOR_A_SOCKET) {
            home.put("TMPDIR", profile.toString()); // else it leaves a folder in the machine's own
        }
        Command command = new Command(words, profile, home, Limits.USUAL);
        return new Chromium(profile, session.get(Commands.class).start(command));
    }

    private static boolean isRoot(Path ours) throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(ours, "unix:uid"));
    }

    /**
     * Waits until it can be talked to.
     *
     * @return where
     * @throws CheckBroken if it ends, or the time is over before
     */
    URI devTools(Deadline deadline) throws IOException {
        Path file = profile.resolve("DevToolsActivePort"); // two lines: the port, and the path
        try {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(deadline.millisLeft(), TimeUnit.MILLISECONDS)
                    .until(() -> !process.isAlive() || lines(file).size() > 1);
        } catch (ConditionTimeoutException late) {
            throw broken("did not start within " + deadline.within().toSeconds() + " s");
        }
        List<String> lines = lines(file);
        if (lines.size() < 2) {
            throw broken("ended as soon as it was started");
        }
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** Tells that it could not do its work, with its last words. */
    CheckBroken broken(String what) {
        List<String> said = process.output().lines().toList();
        String last = String.join("\n", said.subList(Math.max(0, said.size() - LAST_LINES), said.size()));
        return new CheckBroken(
                "Chromium " + what
                        + Optional.of(last)
                                .filter(text -> !text.isEmpty())
                                .map(text -> ":\n" + text)
                                .orElse(""),
                "start it by hand with `--headless`, and see what it lacks");
    }

    @Override
    public void close() throws IOException {
        process.close();
        Removal.remove(profile);
    }
}
