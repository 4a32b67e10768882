package dev.predeploy.kit.stack;

import java.util.List;

/** Announces a stage: its section of the stack file and its check classes. Found by {@link java.util.ServiceLoader}. */
public interface StageModule {
    /** Returns the stage's name: its key in the stack file and the first part of its checks' ids. */
    String stage();

    /** Returns the record that the stage's section of the stack file is read into. */
    Class<? extends Record> section();

    /** Returns the stage's check classes, which may be package-private. */
    List<Class<?>> checks();

    /**
     * Returns what this stage's checks of a stack need that lies outside it. A check of which nothing is told here is
     * called not looked at by {@code predeploy doctor}.
     */
    default List<Need> needs(Stack stack) {
        return List.of();
    }
}
