package dev.predeploy.staging.compose;

import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A stack in Compose: what its files say, and the project that the engine has of it. */
public final class ComposeStack {
    private final ComposeProject project;
    private final ComposePlaces places;
    private final Resolved resolved;

    ComposeStack(ComposeProject project, ComposePlaces places, Resolved resolved) {
        this.project = project;
        this.places = places;
        this.resolved = resolved;
    }

    /**
     * Returns one that runs already.
     *
     * @param name the project's name, if it is not the one that Compose gives it
     * @throws CheckFailed if Compose does not take the files
     */
    public static ComposeStack running(ComposeFiles files, Optional<String> name, Session session)
            throws InterruptedException {
        Path folder = session.stack().folder();
        ComposePlaces places = new ComposePlaces(files, folder);
        ComposeClient client = new ComposeClient(session, folder, files.options(folder, folder), Map.of());
        Resolved resolved = Resolved.by(client, places);
        resolved.tell(session.get(Redactor.class));
        ComposeProject project = new ComposeProject(session, name.orElseGet(resolved::project));
        return new ComposeStack(project, places, resolved);
    }

    /** Returns the project. */
    public ComposeProject project() {
        return project;
    }

    /** Says whether it has a service. */
    public boolean has(String service) {
        return resolved.services().contains(service);
    }

    ComposePlaces places() {
        return places;
    }

    Resolved resolved() {
        return resolved;
    }

    Diagnosis diagnosis(Deaths deaths) {
        return new Diagnosis(project, places, deaths);
    }

    /** Returns what is wrong with services that were well before. */
    public List<Finding> troubles() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        Diagnosis diagnosis = diagnosis(project.lately());
        for (ServiceState state : project.states()) {
            diagnosis.of(state).ifPresent(findings::add);
        }
        return findings;
    }

    /** Returns how often each service was started again, all its containers together. */
    public Map<String, Integer> restarts() throws InterruptedException {
        return project.states().stream()
                .collect(Collectors.toMap(ServiceState::service, ServiceState::restarts, Integer::sum));
    }

    /** Returns how its services are not as they shall be. */
    public List<Finding> findings(ServicesWish wish) throws InterruptedException {
        Set<String> services = resolved.services();
        List<Finding> findings = new ArrayList<>();
        wish.names().stream().filter(name -> !services.contains(name)).forEach(name -> findings.add(unknown(name)));
        List<ServiceState> states = project.states();
        if (states.isEmpty()) {
            findings.add(nothingRuns());
            return findings;
        }
        Survey survey = new Survey(wish, resolved, diagnosis(project.lately()));
        for (String service : services) {
            List<ServiceState> own = states.stream()
                    .filter(state -> state.service().equals(service))
                    .toList();
            if (own.isEmpty()) {
                findings.add(absent(service));
            }
            for (ServiceState state : own) {
                survey.of(state).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Finding unknown(String service) {
        return Finding.of("there is no service " + service)
                .rule("no-such-service")
                .expected("one of " + String.join(", ", resolved.services()))
                .at(places.file())
                .fix("correct the name, or name its profile with `profiles`");
    }

    private Finding nothingRuns() {
        return Finding.of("nothing of the stack is there")
                .rule("not-there")
                .expected("the services " + String.join(", ", resolved.services()))
                .actual("the engine has no container of the project " + project.name())
                .at(places.file())
                .fix("deploy it: docker compose up --detach; another project's name is given by `project`");
    }

    private Finding absent(String service) {
        return Finding.of(service + " is not there")
                .rule("not-there")
                .expected("a container of it in the project " + project.name())
                .at(places.service(service))
                .fix("deploy it: docker compose up --detach " + service);
    }
}
