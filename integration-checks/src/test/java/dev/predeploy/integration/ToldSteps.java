package dev.predeploy.integration;

import dev.predeploy.integration.migrator.Progress;
import dev.predeploy.integration.migrator.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Remembers which steps were told of. */
final class ToldSteps implements Progress {
    private final List<Step> told = new ArrayList<>();

    @Override
    public void at(Optional<Step> step) {
        step.ifPresent(told::add);
    }

    @Override
    public void together(List<Step> steps, Function<String, Optional<String>> remembered) {
        told.addAll(steps);
    }

    List<Step> all() {
        return List.copyOf(told);
    }
}
