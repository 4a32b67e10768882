package dev.predeploy.build.contents;

import dev.predeploy.kit.engine.Container;
import dev.predeploy.kit.engine.ContainerCommand;
import dev.predeploy.kit.engine.Containers;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.image.BuiltImage;
import dev.predeploy.kit.process.Ending;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Limits;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.FilledCommand;
import dev.predeploy.kit.stack.Values;
import dev.predeploy.kit.yaml.Durations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs in an image the commands that must do well there. */
final class RunRules {
    private static final int LAST_LINES = 10;

    private final BuiltImage image;
    private final Origin origin;
    private final Session session;
    private final StringBuilder log = new StringBuilder();

    RunRules(BuiltImage image, Origin origin, Session session) {
        this.image = image;
        this.origin = origin;
        this.session = session;
    }

    List<Finding> findings(List<ExpectedRun> runs) throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        int number = 0;
        for (ExpectedRun run : runs) {
            Place place = origin.expectation("runs", Integer.toString(number++));
            ofOrRefused(run).forEach(finding -> findings.add(finding.at(place)));
        }
        return findings;
    }

    /** Returns what the commands wrote. */
    String log() {
        return log.toString();
    }

    private List<Finding> ofOrRefused(ExpectedRun run) throws IOException, InterruptedException {
        try {
            return of(run);
        } catch (CheckFailed refused) {
            return refused.findings();
        }
    }

    private List<Finding> of(ExpectedRun run) throws IOException, InterruptedException {
        Finished finished = finished(run);
        String name = "`%s`".formatted(run.run().text());
        log.append("$ %s\n%s%s %s\n\n"
                .formatted(
                        run.run().text(),
                        finished.output(),
                        name,
                        finished.ending().sentence()));
        boolean asExpected =
                finished.exitCode().isPresent() && finished.exitCode().getAsInt() == run.exitCode();
        if (!asExpected) {
            return List.of(wrongEnd(run, finished, name));
        }
        List<Finding> findings = new ArrayList<>();
        findings.addAll(
                new TextRules("stdout of " + name, finished.stdout()).findings(run.stdout(), run.stdoutLacks()));
        findings.addAll(
                new TextRules("stderr of " + name, finished.stderr()).findings(run.stderr(), run.stderrLacks()));
        return findings;
    }

    private static Finding wrongEnd(ExpectedRun run, Finished finished, String name) {
        String what = name + " " + how(run, finished);
        String tail = finished.tail(LAST_LINES);
        Finding finding = Finding.of(what)
                .expected("exit code " + run.exitCode())
                .fix("Install into the image what the command needs, or correct the command.");
        return tail.isBlank() ? finding : finding.actual(tail);
    }

    private static String how(ExpectedRun run, Finished finished) {
        if (finished.ending() instanceof Ending.Missing missing) {
            return "cannot run: there is no " + missing.tool();
        }
        return finished.ending() instanceof Ending.TimedOut
                ? "did not end within " + Durations.format(run.within())
                : finished.ending().sentence();
    }

    private Finished finished(ExpectedRun run) throws IOException, InterruptedException {
        Values values = session.get(Values.class);
        FilledCommand filled = values.fill(run.run());
        Map<String, String> environment = new HashMap<>(filled.environment());
        environment.putAll(values.fill(run.env()));
        ContainerCommand command = ContainerCommand.of(image.id(), filled.words())
                .environment(environment)
                .limits(Limits.USUAL.time(run.within()));
        ContainerCommand asUser = run.user().map(command::user).orElse(command);
        try (Container container = session.get(Containers.class).run(asUser)) {
            return container.finished();
        }
    }
}
