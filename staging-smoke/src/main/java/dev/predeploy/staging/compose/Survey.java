package dev.predeploy.staging.compose;

import dev.predeploy.kit.finding.Finding;
import java.util.Optional;

/**
 * Compares how services are with how they shall be.
 *
 * @param wish how they shall be
 * @param resolved what Compose knows of them
 * @param diagnosis says what ails one
 */
record Survey(ServicesWish wish, Resolved resolved, Diagnosis diagnosis) {

    /** Returns what is wrong with a container, the cause before what it led to. */
    Optional<Finding> of(ServiceState state) throws InterruptedException {
        boolean isOneShot = wish.completed().contains(state.service()) || resolved.isOneShot(state.service());
        boolean mayBeUnhealthy = state.isUnhealthy() && !wish.wantsHealth(state.service());
        Optional<Finding> ailment = mayBeUnhealthy ? Optional.empty() : diagnosis.of(state);
        if (ailment.isPresent()) {
            return ailment;
        }
        return isOneShot ? ofOneShot(state) : ofService(state);
    }

    private Optional<Finding> ofOneShot(ServiceState state) throws InterruptedException {
        return state.hasEndedWell()
                ? Optional.empty()
                : Optional.of(diagnosis
                        .finding(state, state.service() + " has not ended", "not-completed")
                        .expected("a one-shot that has ended with exit code 0")
                        .actual("it is " + state.status() + diagnosis.tail(state))
                        .fix("see what it waits for: docker compose logs " + state.service()));
    }

    private Optional<Finding> ofService(ServiceState state) throws InterruptedException {
        if (!state.isRunning()) {
            return Optional.of(diagnosis
                    .finding(state, state.service() + " does not run", "not-running")
                    .expected("a service that runs")
                    .actual("it is " + state.status() + diagnosis.tail(state))
                    .fix("start it; a service that is meant to end is named in `completed`"));
        }
        if (state.isStarting() && wish.wantsHealth(state.service())) {
            return Optional.of(diagnosis.late(state, "the time it had"));
        }
        if (state.health().isEmpty() && wish.isNamed(state.service())) {
            return Optional.of(diagnosis
                    .finding(state, state.service() + " has no health check", "no-health-check")
                    .expected("one, as `healthy` names it")
                    .fix("give it a `healthcheck`"));
        }
        return state.restarts() > wish.restarts() ? Optional.of(restarted(state)) : Optional.empty();
    }

    private Finding restarted(ServiceState state) throws InterruptedException {
        return diagnosis
                .finding(
                        state,
                        "%s was started again %s".formatted(state.service(), Diagnosis.times(state.restarts())),
                        "restarts")
                .expected(wish.restarts() == 0 ? "never" : "at most " + Diagnosis.times(wish.restarts()))
                .actual("it runs now; before, it " + diagnosis.lastEnd(state) + diagnosis.lastWords(state))
                .fix("find out why it died: docker compose logs " + state.service());
    }
}
