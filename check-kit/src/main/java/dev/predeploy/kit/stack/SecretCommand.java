package dev.predeploy.kit.stack;

import java.io.IOException;

/** Runs the command that prints a secret. Its output must go nowhere else. */
@FunctionalInterface
public interface SecretCommand {
    /**
     * Runs a command to its end, in the stack's folder, within a time limit of the runner's own.
     *
     * @throws IOException if it cannot be started or does not end in time; the message holds none of its output
     * @throws InterruptedException if the caller is interrupted
     */
    Answer run(FilledCommand command) throws IOException, InterruptedException;

    /**
     * What a command came to.
     *
     * @param exitCode its exit code
     * @param output its standard output
     */
    record Answer(int exitCode, String output) {
        /** Tells the exit code only: the output is a secret. */
        @Override
        public String toString() {
            return "exit code " + exitCode;
        }
    }
}
