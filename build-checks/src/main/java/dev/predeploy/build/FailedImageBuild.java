package dev.predeploy.build;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.process.Finished;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from the log of a build why it failed, and at which line of the Dockerfile. */
final class FailedImageBuild {
    private static final int LAST_LINES = 20;

    /** BuildKit names the line above an excerpt of the Dockerfile. */
    private static final Pattern PLACE = Pattern.compile("^(\\S+):(\\d{1,6})\\R-{4,}", Pattern.MULTILINE);

    private static final Pattern ERROR = Pattern.compile("^(?:ERROR|error|Error): (.+)$", Pattern.MULTILINE);

    /** What a machine without a way to the registry, or to its engine, says. */
    private static final Pattern UNREACHABLE = Pattern.compile(
            "no such host|connection refused|i/o timeout|TLS handshake timeout|Temporary failure in name resolution"
                    + "|network is unreachable|Cannot connect to the Docker daemon|failed to do request");

    private final Workspace workspace;
    private final Path dockerfile;
    private final Path context;

    FailedImageBuild(Workspace workspace, Path dockerfile, Path context) {
        this.workspace = workspace;
        this.dockerfile = dockerfile;
        this.context = context;
    }

    /** Throws what explains the failure: a registry out of reach says nothing about the stack, anything else does. */
    void explain(Finished finished) {
        String log = workspace.userText(finished.output());
        String error = last(ERROR, log)
                .orElse("the build of the image " + finished.ending().sentence());
        Finding finding = Finding.of(error).at(place(log)).actual(workspace.userText(finished.tail(LAST_LINES)));
        if (UNREACHABLE.matcher(error).find()) {
            throw new CheckBroken(finding.fix("See that the engine reaches the registry, and run it again."));
        }
        List<Finding> findings = new ArrayList<>(new CompilerOutput(workspace, context).findings(finished.output()));
        findings.add(finding);
        throw new CheckFailed("the image does not build: " + findings.get(0).what(), findings);
    }

    private Place place(String log) {
        String file = workspace.userPath(dockerfile.toString());
        Matcher place = PLACE.matcher(log);
        return place.find() ? Place.file(file, Integer.parseInt(place.group(2))) : Place.file(file);
    }

    private static Optional<String> last(Pattern pattern, String log) {
        return pattern.matcher(log).results().reduce((first, second) -> second).map(found -> found.group(1));
    }
}
