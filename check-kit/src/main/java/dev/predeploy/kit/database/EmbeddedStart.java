package dev.predeploy.kit.database;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.folder.Removal;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.LastLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Starts an embedded server.
 *
 * @param settings what it is to be like
 * @param folder where data and log go
 * @param cache where unpacked binaries are kept
 * @param run the run that it belongs to, and how commands are run there
 */
record EmbeddedStart(DatabaseSettings settings, Path folder, Path cache, Run run) implements ServerStart {
    static final int LOG_LINES = 8;
    private static final int PORTS_TO_TRY = 5;
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    /** The run that a server belongs to: where its process is recorded, and how commands are run. */
    record Run(RunFolder folder, Commands commands) {}

    @Override
    public String describe() {
        return "postgres " + settings.version() + " (embedded)";
    }

    @Override
    public ServerStart another() throws IOException {
        return new EmbeddedStart(settings, run.folder().newFolderInMemory("postgres"), cache, run);
    }

    @Override
    public RunningServer start() throws InterruptedException {
        Installation installation = Installation.of(settings.version(), cache, run);
        try {
            installation.newData(data(), run.commands());
            return started(installation);
        } catch (IOException failure) {
            throw Trouble.because("PostgreSQL could not be started", logTail(LOG_LINES), failure);
        }
    }

    private RunningServer started(Installation installation) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            configure(port);
            Postmaster postmaster = Postmaster.start(installation, data(), log(), run.folder());
            if (becomesReady(postmaster)) {
                return welcome(port, installation.firstPassword(), postmaster);
            }
            postmaster.stop();
            List<String> tail = logTail(LOG_LINES);
            boolean taken = tail.stream().anyMatch(line -> line.contains("Address already in use"));
            if (!taken || attempt == PORTS_TO_TRY) {
                throw new CheckBroken(Trouble.withLog("PostgreSQL " + settings.version() + " did not start", tail));
            }
        }
    }

    private boolean becomesReady(Postmaster postmaster) throws InterruptedException {
        long deadline = System.nanoTime() + TO_START.toNanos();
        try {
            while (!postmaster.endsWithin(LOOK_EVERY) && System.nanoTime() < deadline) {
                if (postmaster.isReady()) {
                    return true;
                }
            }
        } catch (InterruptedException interrupted) {
            postmaster.stop();
            throw interrupted;
        }
        return false;
    }

    private void configure(int port) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("listen_addresses", "127.0.0.1");
        parameters.put("port", Integer.toString(port));
        parameters.put("unix_socket_directories", "");
        parameters.put("fsync", "off");
        parameters.put("synchronous_commit", "off");
        parameters.put("full_page_writes", "off");
        parameters.put("timezone", settings.timeZone());
        parameters.put("log_timezone", "UTC");
        parameters.put("log_line_prefix", "%m [%p] %d ");
        parameters.putAll(settings.parameters());
        String lines = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + " = '" + entry.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining());
        Files.writeString(data().resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
    }

    private RunningServer welcome(int port, String password, Postmaster postmaster) {
        Database.Address first = address(port, password);
        Database.Address ours = address(port, settings.password().orElseThrow());
        try (Connection connection = new Database(first, "postgres").connect();
                Statement statement = connection.createStatement()) {
            for (String role : settings.roles()) {
                statement.execute("CREATE ROLE " + Sql.name(role));
            }
            statement.execute("ALTER ROLE postgres PASSWORD " + Sql.text(ours.password()));
            return new RunningServer(new Living(postmaster, data()), ours, this);
        } catch (SQLException failure) {
            postmaster.stop();
            throw Trouble.because("PostgreSQL started but took no connection", logTail(LOG_LINES), failure);
        }
    }

    private Database.Address address(int port, String password) {
        return new Database.Address("127.0.0.1", port, "postgres", password, settings.timeZone());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public List<String> logTail(int lines) {
        try {
            List<String> all = Files.exists(log()) ? Files.readAllLines(log(), StandardCharsets.ISO_8859_1) : List.of();
            return LastLines.of(all, lines);
        } catch (IOException unreadable) {
            return List.of("(" + log() + " cannot be read: " + unreadable.getMessage() + ")");
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return folder.resolve("postgres.log");
    }

    /** A server's main process, and its data. */
    private record Living(Postmaster postmaster, Path data) implements ServerProcess {
        @Override
        public Optional<String> end() {
            return postmaster.isAlive() ? Optional.empty() : Optional.of("exit code " + postmaster.exitCode());
        }

        @Override
        public Optional<NetworkDatabase> onNetwork(Database database) {
            return Optional.empty();
        }

        @Override
        public void stop() {
            postmaster.stop();
            try {
                Removal.remove(data);
            } catch (IOException failure) {
                throw new UncheckedIOException("The data of PostgreSQL could not be removed", failure);
            }
        }
    }
}
