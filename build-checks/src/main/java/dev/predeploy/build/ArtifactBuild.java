package dev.predeploy.build;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.folder.FilePatterns;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.CompilerOutput;
import dev.predeploy.kit.process.Ending;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Limits;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.FilledCommand;
import dev.predeploy.kit.stack.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One build of an artifact in a copy of the sources. */
final class ArtifactBuild {
    private static final int LAST_LINES = 20;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;

    /** The check's own time limit comes first. */
    private static final Limits LIMITS = Limits.USUAL.time(Duration.ofHours(12));

    private final Artifact artifact;
    private final Workspace workspace;
    private final Session session;
    private final Path directory;

    ArtifactBuild(Artifact artifact, Workspace workspace, Session session) {
        this.artifact = artifact;
        this.workspace = workspace;
        this.session = session;
        Path root = artifact.in()
                .map(image -> session.stack().image(image).context())
                .map(workspace.folder()::resolve)
                .orElse(workspace.folder());
        this.directory = artifact.directory().map(root::resolve).orElse(root).normalize();
    }

    /** Makes sure that only this build can make its products; what lies behind a link is the user's and stays. */
    void removeWhatWasBuiltBefore() throws IOException {
        Path root = workspace.folder().toRealPath();
        for (Path file : new FilePatterns(directory).files(artifact.produces())) {
            if (!file.toRealPath().startsWith(root)) {
                throw new CheckBroken(
                        "%s lies behind a link, so nobody could tell who built it".formatted(shown(file)),
                        "Leave its folder out of `workspace.links`, or let the command build it elsewhere.");
            }
            Files.delete(file);
        }
    }

    Finished run() throws IOException, InterruptedException {
        Values values = session.get(Values.class);
        FilledCommand filled = values.fill(artifact.run());
        Map<String, String> environment = new HashMap<>(filled.environment());
        environment.putAll(values.fill(artifact.env()));
        Limits limits = artifact.memoryLimit()
                .map(size -> LIMITS.memoryBytes(size.bytes()))
                .orElse(LIMITS);
        Command command = new Command(filled.words(), directory, environment, limits);
        return artifact.in().isPresent()
                ? new InImage(artifact, session).run(command)
                : session.get(Commands.class).run(command);
    }

    /** Tells a command that says no from one that could not do its work. */
    void judge(Finished finished) throws InterruptedException {
        if (!(finished.ending() instanceof Ending.Exited exited)) {
            throw broken(
                    finished, artifact.run().text() + " " + finished.ending().sentence());
        }
        if (exited.code() == NOT_FOUND || exited.code() == NOT_EXECUTABLE) { // what a shell answers
            throw broken(
                    finished,
                    "the shell could not run a command of: " + artifact.run().text());
        }
        if (exited.code() != 0) {
            String reason = artifact.run().text() + " " + exited.sentence();
            List<Finding> findings = compilerOutput().findings(finished.output());
            throw new CheckFailed(reason, findings.isEmpty() ? List.of(lastWords(finished, reason)) : findings);
        }
    }

    private CompilerOutput compilerOutput() throws InterruptedException {
        return artifact.in().isPresent()
                ? new CompilerOutput(new InImage(artifact, session).image().paths()::userPath)
                : CompilerOutput.in(workspace, directory);
    }

    private CheckBroken broken(Finished finished, String why) {
        return new CheckBroken(
                lastWords(finished, why).fix("Run it by hand: " + artifact.run().text()));
    }

    private Finding lastWords(Finished finished, String what) {
        String tail = workspace.userText(finished.tail(LAST_LINES));
        return tail.isBlank() ? Finding.of(what) : Finding.of(what).actual(tail);
    }

    /** Returns what was built, a line each, or fails on each product that is missing or empty. */
    String requireProduced() throws IOException {
        List<String> produced = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (String each : artifact.produces()) {
            List<Path> files = new FilePatterns(directory).files(List.of(each));
            if (files.isEmpty()) {
                findings.add(missing(each));
            }
            for (Path file : files) {
                long size = Files.size(file);
                produced.add("%s: %d bytes%n".formatted(shown(file), size));
                if (size == 0) {
                    findings.add(Finding.of("%s is empty".formatted(shown(file)))
                            .at(Place.file(shown(file)))
                            .expected("at least one byte"));
                }
            }
        }
        if (!findings.isEmpty()) {
            throw new CheckFailed(findings.get(0).what(), findings);
        }
        return String.join("", produced);
    }

    private Finding missing(String product) {
        String path = shown(directory.resolve(product));
        Finding finding =
                Finding.of("%s was not built".formatted(path)).fix("Let the command build it, or correct `produces`.");
        return FilePatterns.isPattern(product) ? finding : finding.at(Place.file(path));
    }

    private String shown(Path file) {
        return workspace.userPath(file.toString());
    }
}
