package dev.predeploy.kit.image;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.process.CompilerOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads from the log of a build why it failed, and at which line of the Dockerfile. */
final class FailedBuild {
    private static final int LAST_LINES = 20;

    /** BuildKit names the line above an excerpt of the Dockerfile, in which it marks all lines of the instruction. */
    private static final Pattern PLACE = Pattern.compile("^\\S+:(\\d{1,6})\\R-{4,}", Pattern.MULTILINE);

    private static final Pattern ERROR = Pattern.compile("^(?:ERROR|error|Error): (.+)$", Pattern.MULTILINE);
    private static final Pattern EXIT = Pattern.compile("did not complete successfully: (exit code: \\d+|.*killed.*)$");
    private static final Pattern ABSENT =
            Pattern.compile("failed to calculate checksum of ref .*?: \"/?(.*?)\": not found");

    /** What a machine without a way to the registry, without room, or without its engine, says. */
    private static final Pattern NOT_THE_STACKS = Pattern.compile(
            "no such host|connection refused|connection reset|i/o timeout|TLS handshake timeout|no space left on device"
                    + "|Temporary failure in name resolution|network is unreachable|Cannot connect to the Docker daemon"
                    + "|failed to do request|error during connect|unexpected EOF|transport is closing|ResourceExhausted");

    private final BuildLog log;
    private final String dockerfile;
    private final UnaryOperator<String> userPath;

    /**
     * Prepares to explain.
     *
     * @param log what the builder said
     * @param dockerfile the Dockerfile, as the user knows it
     * @param userPath turns a path in the image into the user's own
     */
    FailedBuild(BuildLog log, String dockerfile, UnaryOperator<String> userPath) {
        this.log = log;
        this.dockerfile = dockerfile;
        this.userPath = userPath;
    }

    /** Explains it: a registry out of reach or a full disk says nothing about the stack, anything else does. */
    Build explained(String text, String ending) {
        String error =
                log.failed().map(BuildStep::error).or(this::lastError).orElse("the build of the image " + ending);
        Finding step = step(error).at(place()).actual(lastWords());
        if (NOT_THE_STACKS.matcher(error).find()) {
            return Build.broken(
                    text,
                    new CheckBroken(
                            step.fix("See that the engine runs, has room and reaches the registry; run again.")));
        }
        String said = log.failed().map(BuildStep::log).orElseGet(log::rest);
        List<Finding> findings = new ArrayList<>(new CompilerOutput(userPath).findings(said));
        findings.add(step);
        return Build.failed(
                text,
                new CheckFailed("the image does not build: " + findings.get(0).what(), findings));
    }

    private Finding step(String error) {
        Optional<MatchResult> absent = ABSENT.matcher(error).results().findFirst();
        if (absent.isPresent()) {
            return Finding.of("%s is not in the build's context"
                            .formatted(absent.get().group(1)))
                    .fix(
                            "Correct the path, which is relative to the context; what `.dockerignore` or Git leaves out is not there.");
        }
        Optional<MatchResult> exit = EXIT.matcher(error).results().findFirst();
        return exit.isPresent() && log.failed().isPresent()
                ? Finding.of("`%s` ended with %s"
                        .formatted(
                                log.failed().get().instruction(),
                                exit.get().group(1).replace(":", "")))
                : Finding.of(error);
    }

    private String lastWords() {
        String said = log.failed()
                .map(BuildStep::log)
                .filter(words -> !words.isBlank())
                .orElseGet(log::rest);
        List<String> lines = said.stripTrailing().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private Place place() {
        return PLACE.matcher(log.rest())
                .results()
                .findFirst()
                .map(found -> Place.file(dockerfile, Integer.parseInt(found.group(1))))
                .orElseGet(() -> Place.file(dockerfile));
    }

    private Optional<String> lastError() {
        return ERROR.matcher(log.rest())
                .results()
                .reduce((first, second) -> second)
                .map(found -> found.group(1));
    }
}
