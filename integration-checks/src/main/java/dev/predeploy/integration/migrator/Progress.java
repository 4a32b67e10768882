package dev.predeploy.integration.migrator;

import java.util.Optional;

/** Is told how far migrating has come. */
@FunctionalInterface
public interface Progress {

    /** Takes notice that a step is applied from now on, or that none is any more. */
    void at(Optional<Step> step);
}
