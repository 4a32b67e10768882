package dev.predeploy.staging;

import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.engine.ContainerEngine;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.session.Once;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Shared;
import dev.predeploy.staging.compose.ComposeStack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The services that the stack file starts: each is started by whoever needs it first, and all are stopped at the end. */
@Shared
public final class Services implements AutoCloseable {
    private final Map<String, Once<Service>> byName = new LinkedHashMap<>();
    private final Map<String, Service> started = new ConcurrentHashMap<>();

    /** Takes what the stack file says; nothing is started yet. */
    public Services(Session session) {
        session.get(Commands.class); // made before these services, so that it is closed after them
        session.get(ContainerEngine.class);
        StagingSection section = session.stack().section(StagingSection.class).orElseGet(StagingSection::empty);
        section.up().forEach((name, up) -> {
            if (up.options().skip().isEmpty()) {
                byName.put(name, new Once<>(() -> {
                    Service service = up.start(name, session);
                    started.put(name, service);
                    service.awaitUp();
                    return service;
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

    /** Returns the variables by which a command finds the stack in Compose that was brought up. */
    Map<String, String> environment() {
        return started.values().stream()
                .flatMap(service -> service.environment().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }

    /** Returns the stack in Compose that a service is, as far as it was started. */
    Optional<ComposeStack> stack(String name) {
        return Optional.ofNullable(started.get(name)).flatMap(Service::stack);
    }

    /** Returns what became wrong with each service since it was up. */
    List<Finding> troubles() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (Service service : started.values()) {
            findings.addAll(service.troubles());
        }
        return findings;
    }

    /** Keeps the log of every service, for a check that failed on one of them. */
    void keepLogs(Evidence evidence) throws InterruptedException {
        for (String name : started.keySet()) {
            keepLog(name, evidence);
        }
    }

    /** Keeps the log of one service, as far as it was started. */
    void keepLog(String name, Evidence evidence) throws InterruptedException {
        Service service = started.get(name);
        if (service != null) {
            service.keepLog(evidence);
        }
    }

    /** Stops all of them, also where one cannot be cleaned up; that is thrown at the end. */
    @Override
    public void close() throws IOException {
        List<IOException> failures = new ArrayList<>();
        for (Service service : started.values()) {
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
