package dev.predeploy.launcher.execution;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.launcher.run.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of one check while it runs. */
final class Progress {
    private record Mark(String name, Instant at) {}

    private final List<Mark> marks = new ArrayList<>();
    private final List<String> evidence = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();
    private Optional<Instant> begun = Optional.empty();

    synchronized void begin(Instant at) {
        begun = Optional.of(at);
    }

    synchronized void step(String name, Instant at) {
        marks.add(new Mark(name, at));
    }

    /** Returns the part of the work that was told of last, or an empty text. */
    synchronized String latest() {
        return marks.isEmpty() ? "" : marks.get(marks.size() - 1).name();
    }

    synchronized void keep(String file) {
        if (!evidence.contains(file)) {
            evidence.add(file);
        }
    }

    synchronized void warn(Finding warning) {
        warnings.add(warning);
    }

    synchronized List<Finding> warnings() {
        return List.copyOf(warnings);
    }

    synchronized Optional<Instant> begun() {
        return begun;
    }

    synchronized List<String> evidence() {
        return List.copyOf(evidence);
    }

    /** Returns the steps; each lasts until the next one, the last until the given end. */
    synchronized List<Step> steps(Instant end) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            Instant until = i + 1 < marks.size() ? marks.get(i + 1).at() : end;
            Mark mark = marks.get(i);
            steps.add(new Step(mark.name(), mark.at(), Duration.between(mark.at(), until)));
        }
        return steps;
    }
}
