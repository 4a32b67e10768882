package dev.predeploy.staging;

import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.session.Once;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Shared;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The services that the stack file starts: each is started by whoever needs it first, and all are stopped at the end. */
@Shared
public final class Services implements AutoCloseable {
    private final Map<String, Once<Service>> byName = new LinkedHashMap<>();
    private final Queue<Service> started = new ConcurrentLinkedQueue<>();

    /** Takes what the stack file says; nothing is started yet. */
    public Services(Session session) {
        session.get(Commands.class); // made before these services, so that it is closed after them
        StagingSection section = session.stack().section(StagingSection.class).orElseGet(StagingSection::empty);
        section.up().forEach((name, up) -> {
            if (up.options().skip().isEmpty()) {
                byName.put(name, new Once<>(() -> {
                    Service service = Service.start(name, up, session);
                    started.add(service);
                    return service.awaitListening();
                }));
            }
        });
    }

    /**
     * Returns a service that is up.
     *
     * @throws Exception what kept it from coming up, to each who asks
     */
    Service up(String name) throws Exception {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new IllegalArgumentException("No such service: " + name))
                .get();
    }

    /**
     * Waits until every service is up.
     *
     * @throws CheckNotRun naming the first that did not come up
     * @throws InterruptedException if the thread is stopped meanwhile
     */
    void requireAll() throws InterruptedException {
        for (Map.Entry<String, Once<Service>> service : byName.entrySet()) {
            service.getValue().neededFrom("staging/up/" + service.getKey());
        }
    }

    /** Returns a finding for each service that has ended since it came up. */
    List<Finding> ended() {
        return started.stream().flatMap(service -> service.ended().stream()).toList();
    }

    /** Keeps the log of every service, for a check that failed on one of them. */
    void keepLogs(Evidence evidence) {
        started.forEach(service -> evidence.keep("up-" + service.name() + ".log", service.log()));
    }

    /** Keeps the log of one service, as far as it was started. */
    void keepLog(String name, Evidence evidence) {
        started.stream()
                .filter(service -> service.name().equals(name))
                .forEach(service -> evidence.keep("up-" + name + ".log", service.log()));
    }

    /** Stops all of them, also where one cannot be cleaned up; that is thrown at the end. */
    @Override
    public void close() throws IOException {
        List<IOException> failures = new ArrayList<>();
        for (Service service : started) {
            try {
                service.close();
            } catch (IOException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }
}
