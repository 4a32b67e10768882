package dev.predeploy.integration.observer;

import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Migrations that are applied in one go: where one ends, its tool remembers that it is through. */
final class Together {
    private final List<Step> left;
    private final BiPredicate<Step, String> ends;

    Together(List<Step> steps, BiPredicate<Step, String> ends) {
        this.left = new ArrayList<>(steps);
        this.ends = ends;
    }

    static Source source(Step step) {
        return new Source(step.name(), step.place());
    }

    /** Returns the migration that is through with a statement of its tool's. */
    Optional<Source> ended(Observed statement) {
        Optional<Step> ended = left.stream()
                .filter(step -> statement.error().isEmpty())
                .filter(step -> ends.test(step, statement.statement().text()))
                .findFirst();
        ended.ifPresent(left::remove);
        return ended.map(Together::source);
    }

    /** Returns the first that is not through. */
    Optional<Source> next() {
        return left.stream().findFirst().map(Together::source);
    }
}
