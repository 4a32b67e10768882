package dev.predeploy.kit.database;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.service.Service;
import dev.predeploy.kit.service.ServiceNetwork;
import dev.predeploy.kit.service.Services;
import dev.predeploy.kit.service.ServingContainer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts a server in a container: its data in memory, and nothing done for the day when the power fails. */
final class ContainerStart implements ServerStart {
    private static final int PORT = 5432;
    private static final String ALIAS = "database";
    private static final String USER = "postgres";
    private static final String REMEDY =
            "See the log; name in integration.database.image one that starts as PostgreSQL's official image does.";
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /** Not where the image has a volume, which would then be made for nothing. */
    private static final String MEMORY = "/predeploy";

    private final DatabaseSettings settings;
    private final String image;
    private final Services services;
    private volatile @Nullable ServingContainer container;

    ContainerStart(DatabaseSettings settings, String image, Services services) {
        this.settings = settings;
        this.image = image;
        this.services = services;
    }

    @Override
    public String describe() {
        return image + " (container)";
    }

    @Override
    public ServerStart another() {
        return new ContainerStart(settings, image, services);
    }

    @Override
    public RunningServer start() throws InterruptedException {
        ServiceNetwork network = services.newNetwork();
        String password = settings.password().orElseThrow();
        ServingContainer started = serving(network, password);
        container = started;
        Database.Address address =
                new Database.Address("127.0.0.1", started.port(), USER, password, settings.timeZone());
        return welcomed(new ContainerProcess(started, network), address);
    }

    private ServingContainer serving(ServiceNetwork network, String password) throws InterruptedException {
        try {
            return services.serve(service(network, password));
        } catch (InterruptedException | RuntimeException failed) {
            network.close();
            throw failed;
        }
    }

    private RunningServer welcomed(ContainerProcess process, Database.Address address) throws InterruptedException {
        try {
            waitFor(process.container(), new Database(address, "postgres"));
            RunningServer server = new RunningServer(process, address, this);
            for (String role : settings.roles()) {
                server.execute("create the role " + role, "CREATE ROLE " + Sql.name(role));
            }
            return server;
        } catch (InterruptedException | RuntimeException failed) {
            process.stop();
            throw failed;
        }
    }

    private Service service(ServiceNetwork network, String password) {
        List<String> arguments = new ArrayList<>(List.of("postgres"));
        parameters().forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        Map<String, String> environment =
                Map.of("POSTGRES_PASSWORD", password, "POSTGRES_USER", USER, "PGDATA", MEMORY + "/data");
        return new Service(image, arguments, environment, PORT, MEMORY, new Service.Membership(network.id(), ALIAS));
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("fsync", "off");
        parameters.put("synchronous_commit", "off");
        parameters.put("full_page_writes", "off");
        parameters.put("timezone", settings.timeZone());
        parameters.put("log_line_prefix", "%m [%p] %d ");
        parameters.putAll(settings.parameters());
        return parameters;
    }

    /** The image's first start, which only prepares the data, takes no connection from outside the container. */
    private void waitFor(ServingContainer serving, Database home) throws InterruptedException {
        long deadline = System.nanoTime() + TO_START.toNanos();
        String last = "it takes no connection";
        while (!serving.endsWithin(LOOK_EVERY) && System.nanoTime() < deadline) {
            try (Connection connection = home.connect()) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException notYet) {
                last = String.valueOf(notYet.getMessage());
            }
        }
        String why = serving.isAlive() ? "takes no connection: " + last : "did not start";
        throw new CheckBroken(Trouble.withLog(
                "PostgreSQL in the container of " + image + " " + why, logTail(EmbeddedStart.LOG_LINES), REMEDY));
    }

    @Override
    public List<String> logTail(int lines) {
        ServingContainer started = container;
        return started == null ? List.of() : started.logTail(lines);
    }

    /**
     * A server's container.
     *
     * @param container the container
     * @param network the network
     */
    private record ContainerProcess(ServingContainer container, ServiceNetwork network) implements ServerProcess {
        @Override
        public Optional<String> end() {
            return container.isAlive() ? Optional.empty() : Optional.of("its container ended");
        }

        @Override
        public Optional<NetworkDatabase> onNetwork(Database database) {
            Database.Address ours = database.server();
            boolean isDirect = ours.port() == container.port();
            Optional<String> gateway = network.gateway();
            String host = isDirect ? ALIAS : gateway.orElse(ours.host());
            int port = isDirect ? PORT : ours.port();
            Database.Address there = new Database.Address(host, port, ours.user(), ours.password(), ours.timeZone());
            return Optional.of(new NetworkDatabase(network.id(), new Database(there, database.name()), gateway));
        }

        @Override
        public void stop() {
            container.close();
            network.close();
        }
    }
}
