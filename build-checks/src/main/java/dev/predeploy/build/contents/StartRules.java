package dev.predeploy.build.contents;

import dev.predeploy.kit.engine.ContainerState;
import dev.predeploy.kit.engine.Containers;
import dev.predeploy.kit.engine.Launch;
import dev.predeploy.kit.engine.RunningContainer;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.image.BuiltImage;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.Values;
import dev.predeploy.kit.yaml.ByteSize;
import dev.predeploy.kit.yaml.Durations;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts an image by its own entry point, and watches it for a while. */
final class StartRules {
    private static final Duration GLANCE = Duration.ofMillis(200);

    /** The log follows the end, but not at once. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private static final int LAST_LINES = 10;

    private final ExpectedStart expected;
    private final boolean awaitsHealth;
    private final Origin origin;
    private final Session session;
    private String log = "";

    StartRules(ExpectedStart expected, ImageConfig config, Origin origin, Session session) {
        this.expected = expected;
        this.awaitsHealth = config.hasHealthCheck() && !expected.ends();
        this.origin = origin;
        this.session = session;
    }

    /** Returns what the image wrote. */
    String log() {
        return log;
    }

    List<Finding> findings(BuiltImage image) throws IOException, InterruptedException {
        Launch launch = new Launch(
                image.id(),
                session.get(Values.class).fill(expected.env()),
                expected.network(),
                expected.memoryLimit().map(ByteSize::bytes),
                awaitsHealth ? Optional.of(expected.within()) : Optional.empty());
        try (RunningContainer container = session.get(Containers.class).launch(launch)) {
            ContainerState state = watch(container);
            List<Finding> findings = judge(state, container).stream().toList();
            log = container.log();
            return findings;
        } catch (CheckFailed refused) {
            return refused.at(origin.start("starts")).findings();
        }
    }

    /** Looks again and again until the container ends, is healthy, or has run for as long as it may or must. */
    private ContainerState watch(RunningContainer container) throws InterruptedException {
        Duration time = awaitsHealth || expected.ends() ? expected.within() : expected.stays();
        long begin = System.nanoTime();
        ContainerState state = container.state();
        while (state.running()
                && state.health().filter(ContainerState.Health::healthy).isEmpty()
                && System.nanoTime() - begin < time.toNanos()) {
            container.endsWithin(GLANCE);
            state = container.state();
        }
        if (!state.running()) {
            container.endsWithin(LAST_WORDS);
        }
        return state;
    }

    private Optional<Finding> judge(ContainerState state, RunningContainer container) {
        if (!state.running()) {
            boolean isGood = state.exitCode() == 0 && expected.ends();
            return isGood ? Optional.empty() : Optional.of(ended(state, container));
        }
        if (expected.ends()) {
            return Optional.of(withLog(
                            "the image's entry point did not end within " + Durations.format(expected.within()),
                            container)
                    .expected("an end with exit code 0")
                    .fix("See what it waits for, or allow more with `within`.")
                    .at(origin.start("starts")));
        }
        boolean isWell = !awaitsHealth
                || state.health().filter(ContainerState.Health::healthy).isPresent();
        return isWell ? Optional.empty() : Optional.of(unhealthy(state, container));
    }

    private Finding ended(ContainerState state, RunningContainer container) {
        boolean shortOfMemory = state.killedForMemory() && state.exitCode() != 0;
        String how = shortOfMemory ? "was killed for lack of memory" : "ended with exit code " + state.exitCode();
        String fix = shortOfMemory
                ? "Let it need less memory, or allow more with `memory-limit`."
                : state.exitCode() == 0
                        ? "Let it stay in the foreground; if it is to end, say `ends: true`."
                        : "Mend what its last lines tell; what it needs from outside can be given with `env`.";
        return withLog("the image's entry point " + how, container)
                .expected(expected.ends() ? "exit code 0" : "that it runs on")
                .fix(fix)
                .at(origin.start("starts"));
    }

    private Finding unhealthy(ContainerState state, RunningContainer container) {
        String last = state.health()
                .flatMap(ContainerState.Health::last)
                .map(probe -> "HEALTHCHECK ended with exit code %d%s"
                        .formatted(probe.exitCode(), probe.output().isEmpty() ? "" : ": " + probe.output()))
                .orElse("HEALTHCHECK has not answered yet");
        String log = String.join("\n", container.logTail(LAST_LINES));
        Finding finding = Finding.of("the image did not turn healthy within " + Durations.format(expected.within()))
                .expected("healthy")
                .actual(log.isBlank() ? last : last + "\nLast lines of its log:\n" + log)
                .fix("Run the HEALTHCHECK's command in the container by hand, or allow more time with `within`.");
        return origin.at(finding, "HEALTHCHECK", "starts");
    }

    private static Finding withLog(String what, RunningContainer container) {
        String log = String.join("\n", container.logTail(LAST_LINES));
        return Finding.of(what).actual(log.isBlank() ? "it wrote nothing" : log);
    }
}
