package dev.predeploy.integration.migrator;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Is told how far migrating has come. */
@FunctionalInterface
public interface Progress {

    /** Takes notice that a step is applied from now on, or that none is any more. */
    void at(Optional<Step> step);

    /**
     * Takes notice that several steps are applied in one go from now on, of which only the end can be seen.
     *
     * @param steps the steps, in order
     * @param ends says whether a statement is the one by which the tool remembers that a step is through
     */
    default void together(List<Step> steps, BiPredicate<Step, String> ends) {
        steps.forEach(step -> at(Optional.of(step)));
    }
}
