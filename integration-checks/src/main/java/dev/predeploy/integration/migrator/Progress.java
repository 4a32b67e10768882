package dev.predeploy.integration.migrator;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Is told how far migrating has come. */
public interface Progress {

    /** Takes notice that a step is applied from now on, or that none is any more. */
    void at(Optional<Step> step);

    /**
     * Takes notice that several steps are applied in one go from now on, of which only the end can be seen.
     *
     * @param steps the steps, in order
     * @param remembered returns the id of the step that a statement of the tool's says to be through
     */
    void together(List<Step> steps, Function<String, Optional<String>> remembered);
}
