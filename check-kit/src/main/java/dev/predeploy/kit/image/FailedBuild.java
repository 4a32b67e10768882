package dev.predeploy.kit.image;

import dev.predeploy.kit.engine.EngineTrouble;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.process.CompilerOutput;
import dev.predeploy.kit.process.LastLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads from the log of a build why it failed, and at which line of the Dockerfile. */
final class FailedBuild {
    private static final int LAST_LINES = 20;
    private static final Pattern IN_MEMORY = Pattern.compile("type=tmpfs|/dev/shm");

    /** BuildKit names the line above an excerpt of the Dockerfile, in which it marks all lines of the instruction. */
    private static final Pattern PLACE = Pattern.compile("^\\S+:(\\d{1,6})\\R-{4,}", Pattern.MULTILINE);

    private static final Pattern ERROR = Pattern.compile("^(?:ERROR|error|Error): (.+)$", Pattern.MULTILINE);
    private static final Pattern EXIT = Pattern.compile(
            "(?:did not complete successfully|while running runtime): (exit (?:code:|status) \\d+|.*killed.*)$");
    private static final Pattern ABSENT = Pattern.compile(
            "(?:failed to calculate checksum of ref .*?|copier: stat): \"/?(.*?)\": (?:not found|no such file)");

    private final BuildLog log;
    private final String dockerfile;
    private final DockerfileText text;
    private final UnaryOperator<String> userPath;

    /**
     * Prepares to explain.
     *
     * @param log what the builder said
     * @param dockerfile the Dockerfile, as the user knows it
     * @param text what stands in it
     * @param userPath turns a path in the image into the user's own
     */
    FailedBuild(BuildLog log, String dockerfile, DockerfileText text, UnaryOperator<String> userPath) {
        this.log = log;
        this.dockerfile = dockerfile;
        this.text = text;
        this.userPath = userPath;
    }

    /** Explains it: a registry out of reach or a full disk says nothing about the stack, anything else does. */
    Build explained(String text, String ending) {
        String error =
                log.failed().map(BuildStep::error).or(this::lastError).orElse("the build of the image " + ending);
        Finding step = step(error).at(place()).actual(lastWords());
        Optional<EngineTrouble> trouble = ofTheBuilder(error).or(this::ofTheStep);
        if (trouble.isPresent()) {
            return Build.broken(text, new CheckBroken(step.fix(trouble.get().remedy())));
        }
        String said = log.failed().map(BuildStep::log).orElseGet(log::rest);
        List<Finding> findings = new ArrayList<>(new CompilerOutput(userPath).findings(said));
        findings.add(step);
        return Build.failed(
                text,
                new CheckFailed("the image does not build: " + findings.get(0).what(), findings));
    }

    /** Of a step that came to its end the builder repeats the command, and that may hold any words. */
    private static Optional<EngineTrouble> ofTheBuilder(String error) {
        return EXIT.matcher(error).find() ? Optional.empty() : EngineTrouble.in(error);
    }

    /** A tool in a step writes to the disk of the engine, but for what the step itself puts into memory. */
    private Optional<EngineTrouble> ofTheStep() {
        boolean toDisk = log.failed()
                .filter(step -> !IN_MEMORY.matcher(step.instruction()).find())
                .isPresent();
        return EngineTrouble.in(lastWords())
                .filter(trouble -> trouble == EngineTrouble.UNABLE || (trouble == EngineTrouble.FULL && toDisk));
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
        return LastLines.of(said, LAST_LINES);
    }

    private Place place() {
        return PLACE.matcher(log.rest())
                .results()
                .findFirst()
                .map(found -> Place.file(dockerfile, Integer.parseInt(found.group(1))))
                .or(() -> log.failed().flatMap(this::place))
                .orElseGet(() -> Place.file(dockerfile));
    }

    private Optional<Place> place(BuildStep step) {
        OptionalInt line = text.lineOf(step.instruction(), log.count(step.instruction()));
        return line.isPresent() ? Optional.of(Place.file(dockerfile, line.getAsInt())) : Optional.empty();
    }

    private Optional<String> lastError() {
        return ERROR.matcher(log.rest())
                .results()
                .reduce((first, second) -> second)
                .map(found -> found.group(1));
    }
}
