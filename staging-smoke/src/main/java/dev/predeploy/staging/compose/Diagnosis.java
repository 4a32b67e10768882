package dev.predeploy.staging.compose;

import dev.predeploy.kit.engine.ContainerState;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.process.Ending;
import java.util.List;
import java.util.Optional;

/**
 * Says what ails a service, and why: a crash loop, lack of memory, a health check, an end that was not to come.
 *
 * @param project the project that it belongs to
 * @param places where the services stand
 * @param deaths what became of containers
 */
record Diagnosis(ComposeProject project, ComposePlaces places, Deaths deaths) {
    private static final int LAST_LINES = 12;
    private static final int MOST_OF_A_LINE = 400;

    /** Returns what is wrong with a container that nobody has to wait for any more; nothing if all is well. */
    Optional<Finding> of(ServiceState state) throws InterruptedException {
        if (state.isWell()) {
            return Optional.empty();
        }
        if (isLoop(state) || diedOfHunger(state)) {
            return Optional.of(dying(state));
        }
        if (state.hasEnded() && !state.hasEndedWell()) {
            return Optional.of(ended(state));
        }
        return state.isUnhealthy() ? Optional.of(unhealthy(state)) : Optional.empty();
    }

    private boolean isLoop(ServiceState state) {
        return deaths.isLoop(state.service()) || (state.isRestarting() && state.restarts() >= Deaths.LOOP);
    }

    /** Returns why a service dies that was seen to, also where it runs just now. */
    Finding dying(ServiceState state) throws InterruptedException {
        return diedOfHunger(state) ? hungry(state) : loop(state);
    }

    private boolean diedOfHunger(ServiceState state) {
        return state.state().killedForMemory() || deaths.hadTooLittleMemory(state.service());
    }

    private Finding hungry(ServiceState state) throws InterruptedException {
        String limit = state.memoryLimit() == 0
                ? "all memory of the machine"
                : "its limit of %.1f MiB".formatted(state.memoryLimit() / 1024.0 / 1024.0);
        return finding(state, "%s was killed for lack of memory".formatted(state.service()), "out-of-memory")
                .expected("a service that keeps within " + limit)
                .actual("the kernel killed it" + again(state) + lastWords(state))
                .fix("give it more with `mem_limit` or `deploy.resources.limits.memory`, or let it need less");
    }

    private Finding loop(ServiceState state) throws InterruptedException {
        String what = isLoop(state) ? " is in a crash loop" : " does not stay up";
        return finding(state, state.service() + what, "crash-loop")
                .expected("a service that starts once, and runs")
                .actual("it " + end(state) + again(state) + lastWords(state))
                .fix("read its log: docker compose logs " + state.service());
    }

    private Finding ended(ServiceState state) throws InterruptedException {
        return finding(state, state.service() + " failed", "exited")
                .expected("exit code 0, or a service that runs on")
                .actual("it " + end(state) + lastWords(state))
                .fix("read its log: docker compose logs " + state.service());
    }

    private Finding unhealthy(ServiceState state) throws InterruptedException {
        return finding(state, state.service() + " is unhealthy", "unhealthy")
                .expected("a health check that passes")
                .actual(healthCheck(state) + tail(state))
                .fix("run the command of its health check by hand: docker compose exec %s …"
                        .formatted(state.service()));
    }

    /** Returns that a service was not ready when the time was over. */
    Finding late(ServiceState state, String within) throws InterruptedException {
        return finding(state, "%s is not up within %s".formatted(state.service(), within), "not-up")
                .expected("a service that runs and is healthy")
                .actual("it is " + (state.health().isEmpty() ? state.status() : state.health()) + "; "
                        + healthCheck(state) + tail(state))
                .fix("read its log, or allow more time with `within`");
    }

    Finding finding(ServiceState state, String what, String rule) {
        return Finding.of(what).rule(rule).at(places.service(state.service()));
    }

    /** Returns how a service that runs ended before. */
    String lastEnd(ServiceState state) {
        if (diedOfHunger(state)) {
            return "was killed for lack of memory";
        }
        return deaths.lastExitCode(state.service()).isPresent()
                ? end(state)
                : "ended in a way that the engine has forgotten";
    }

    private String end(ServiceState state) {
        int code = state.hasEnded() || state.isRestarting()
                ? state.state().exitCode()
                : deaths.lastExitCode(state.service()).orElse(0);
        return new Ending.Exited(code).sentence();
    }

    private static String again(ServiceState state) {
        return state.restarts() == 0 ? "" : ", and was started again " + times(state.restarts());
    }

    static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String healthCheck(ServiceState state) {
        Optional<ContainerState.Probe> last = state.state().health().flatMap(ContainerState.Health::last);
        if (last.isEmpty()) {
            return "its health check has not ended yet";
        }
        String said = last.get().output().isBlank()
                ? ""
                : ": " + cut(String.join(" | ", last.get().output().lines().toList()));
        return last.get().exitCode() < 0
                ? "its health check does not end in time" + said
                : "its health check ends with exit code " + last.get().exitCode() + said;
    }

    String tail(ServiceState state) throws InterruptedException {
        return told(project.logTail(state, LAST_LINES));
    }

    String lastWords(ServiceState state) throws InterruptedException {
        return told(project.lastWords(state, LAST_LINES));
    }

    private static String told(List<String> written) {
        List<String> lines = written.stream().map(Diagnosis::cut).toList();
        return lines.isEmpty() ? "; it wrote nothing" : "; its last lines: " + String.join(" | ", lines);
    }

    /** A tool says at the end what went wrong. */
    private static String cut(String text) {
        return text.length() <= MOST_OF_A_LINE ? text : "…" + text.substring(text.length() - MOST_OF_A_LINE);
    }
}
