package dev.predeploy.kit.checkout;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Finished;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Calls Git so that it leaves the repository as it is, and what Git LFS keeps elsewhere where it is.
 *
 * @param commands runs it
 * @param folder where
 * @param index the index that it writes to instead of the repository's
 */
record Git(Commands commands, Path folder, Path index) {
    private static final List<String> BEGIN = List.of(
            "git",
            "--no-optional-locks",
            "-c",
            "safe.directory=*", // the checkout may be another user's
            "-c",
            "filter.lfs.smudge=",
            "-c",
            "filter.lfs.process=",
            "-c",
            "filter.lfs.required=false");

    /**
     * Calls it and returns what it answers.
     *
     * @param failure what it means if it fails
     * @throws CheckBroken if it does
     */
    String said(String failure, String... words) throws InterruptedException {
        List<String> command = new ArrayList<>(BEGIN);
        command.addAll(List.of(words));
        Finished git =
                commands.run(Command.of(folder, command).environment(Map.of("GIT_INDEX_FILE", index.toString())));
        if (!git.succeeded()) {
            throw new CheckBroken(
                    Finding.of(failure)
                            .actual(git.tail(1).isBlank() ? git.sentence() : git.tail(1))
                            .fix(
                                    "See that the stack lies in a Git repository and that the commit is there (in CI: git fetch)."));
        }
        return git.stdout().strip();
    }

    /** Returns the same in another folder. */
    Git in(Path other) {
        return new Git(commands, other, index);
    }
}
