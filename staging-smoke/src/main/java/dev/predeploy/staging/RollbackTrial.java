package dev.predeploy.staging;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Ending;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Limits;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.FilledCommand;
import dev.predeploy.kit.stack.Values;
import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.staging.expect.HealthResult;
import dev.predeploy.staging.http.Transcript;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One way back and one forward, measured from the command's start until all is healthy. */
final class RollbackTrial {
    private static final int LAST_LINES = 8;

    private final Rollback rollback;
    private final Session session;
    private final Workspace workspace;
    private final StringBuilder transcript = new StringBuilder();

    RollbackTrial(Rollback rollback, Session session, Workspace workspace) {
        this.rollback = rollback;
        this.session = session;
        this.workspace = workspace;
    }

    void back() throws InterruptedException {
        go(rollback.run(), "the way back");
    }

    void forward() throws InterruptedException {
        go(rollback.forward(), "the way forward");
    }

    /** Returns what was done, what it wrote, and how long it took. */
    String transcript() {
        return transcript.toString();
    }

    private void go(CommandLine line, String way) throws InterruptedException {
        long begin = System.nanoTime();
        transcript.append("$ ").append(line.text()).append('\n');
        Finished finished = session.get(Commands.class).run(command(line));
        transcript
                .append(workspace.userText(finished.output()).stripTrailing())
                .append("\n# it ")
                .append(finished.ending().sentence())
                .append(" after ")
                .append(Transcript.seconds(finished.took()))
                .append('\n');
        if (!finished.succeeded()) {
            throw commandFailed(finished, line, way);
        }
        for (String health : rollback.health()) {
            awaitHealth(health, way, begin);
        }
        transcript.append('\n');
    }

    private Command command(CommandLine line) {
        Values values = session.get(Values.class);
        FilledCommand filled = values.fill(line);
        Map<String, String> environment =
                new HashMap<>(session.get(Services.class).environment());
        environment.putAll(filled.environment());
        environment.putAll(values.fill(rollback.env()));
        Limits limits = Limits.USUAL.time(rollback.within());
        return new Command(filled.words(), workspace.folder(), environment, limits);
    }

    private RuntimeException commandFailed(Finished finished, CommandLine line, String way) {
        boolean neverRan =
                finished.ending() instanceof Ending.Missing || finished.ending() instanceof Ending.NotExecutable;
        Finding finding = Finding.of(
                        "the command of %s %s".formatted(way, finished.ending().sentence()))
                .rule("rollback-command")
                .expected("exit code 0 within " + Transcript.seconds(rollback.within()))
                .actual(workspace.userText(finished.tail(LAST_LINES)))
                .fix("by hand: " + line.text());
        if (neverRan) {
            return new CheckBroken(finding);
        }
        throw new CheckFailed(finding);
    }

    private void awaitHealth(String health, String way, long begin) throws InterruptedException {
        Duration left = rollback.within().minusNanos(System.nanoTime() - begin);
        HealthResult result = session.get(Healths.class).again(health, left.isNegative() ? Duration.ofMillis(1) : left);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        transcript
                .append("# ")
                .append(health)
                .append(result.isHealthy() ? " is healthy after " : " is not healthy after ")
                .append(Transcript.seconds(took))
                .append('\n');
        if (!result.isHealthy()) {
            Finding finding = Finding.of("%s is not healthy after %s".formatted(health, way))
                    .rule("rollback-health")
                    .expected("all healthy within %s of the command's start"
                            .formatted(Transcript.seconds(rollback.within())))
                    .actual("after %s: %s"
                            .formatted(
                                    Transcript.seconds(took),
                                    result.findings().get(0).what()))
                    .at(result.findings().get(0).place())
                    .fix("mend the way while nobody needs it; what it wrote is in rollback.txt");
            throw new CheckFailed(finding);
        }
    }
}
