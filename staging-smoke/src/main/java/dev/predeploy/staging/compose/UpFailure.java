package dev.predeploy.staging.compose;

import dev.predeploy.kit.engine.ContainerEngine;
import dev.predeploy.kit.engine.EngineTrouble;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out why a stack did not come up. */
record UpFailure(Session session, ComposeStack stack, Deaths deaths) {
    private static final Pattern PORT_TAKEN =
            Pattern.compile(":(\\d{1,5})(?: failed)?: (?:port is already allocated|bind: address already in use)");
    private static final int LAST_LINES = 6;

    /** Throws what is to be told after Compose itself has given up. */
    void afterCompose(Finished compose) throws InterruptedException {
        Optional<CheckBroken> gone = session.get(ContainerEngine.class).goneAfter(compose);
        if (gone.isPresent()) {
            throw gone.get();
        }
        Matcher port = PORT_TAKEN.matcher(compose.stderr());
        if (port.find()) {
            throw portTaken(Integer.parseInt(port.group(1)));
        }
        ofServicesThatEnded();
        Optional<EngineTrouble> trouble = EngineTrouble.in(compose.stderr());
        if (trouble.isPresent()) {
            throw new CheckBroken(Finding.of("the container engine could not bring the stack up")
                    .actual(compose.tail(LAST_LINES))
                    .fix(trouble.get().remedy()));
        }
        throw new CheckFailed(Finding.of("Compose could not bring the stack up")
                .rule("compose-up")
                .actual(compose.tail(LAST_LINES))
                .at(stack.places().file())
                .fix("see what Compose says, and `docker compose up` by hand"));
    }

    /** Says whether Compose gave up because of a service, which others depend on. */
    static boolean isOfAService(Finished compose) {
        return compose.stderr().contains("dependency failed to start");
    }

    /** Throws what is wrong with services, or why they died, if that is known. */
    void ofServicesThatEnded() throws InterruptedException {
        ofTheServices();
        ofThoseThatDie(deaths.failures());
    }

    /** Throws what is wrong with services, if something is. */
    void ofTheServices() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (ServiceState state : stack.project().states()) {
            stack.diagnosis(deaths).of(state).ifPresent(findings::add);
        }
        CheckFailed.on(findings);
    }

    /** Throws why these services die. */
    void ofThoseThatDie(List<String> services) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (ServiceState state : stack.project().states()) {
            if (services.contains(state.service())) {
                findings.add(stack.diagnosis(deaths).dying(state));
            }
        }
        CheckFailed.on(findings);
    }

    /** Throws which services were not up when the time was over. */
    void late(String within) throws InterruptedException {
        ofTheServices();
        List<Finding> findings = new ArrayList<>();
        for (ServiceState state : stack.project().states()) {
            if (state.isStarting()) {
                findings.add(stack.diagnosis(deaths).late(state, within));
            }
        }
        CheckFailed.on(findings);
        throw new CheckFailed(Finding.of("the stack is not up within " + within)
                .rule("not-up")
                .at(stack.places().file())
                .fix("see the table and the log in the evidence, or allow more time with `within`"));
    }

    private CheckBroken portTaken(int port) {
        Optional<String> service = stack.resolved().publisherOf(port);
        return new CheckBroken(Finding.of("port %d is taken before the stack was started".formatted(port))
                .rule("port-taken")
                .expected("a port that nobody listens on")
                .at(service.map(name -> stack.places().service(name, "ports")).orElseGet(stack.places()::file))
                .fix("end what listens there, or publish another: `env: {HTTP_PORT: \"${port:http}\"}`"));
    }
}
