package dev.predeploy.launcher;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.launcher.options.Invocation;
import dev.predeploy.launcher.options.Option;
import java.nio.file.Path;

/** The commands that people are told to run next: of the same stack file as this one. */
final class NextCommand {
    private final String stack;

    NextCommand(Invocation invocation) {
        this.stack = invocation
                .stack()
                .map(Path::toString)
                .map(file -> " " + Option.STACK.flag() + " " + ShellWord.of(file))
                .orElse("");
    }

    /** Returns the command that lists what there is. */
    String list() {
        return "./predeploy list" + stack;
    }

    /** Returns the command that runs just one check again. */
    String only(CheckId check) {
        return "./predeploy run" + stack + " " + Option.ONLY.flag() + " " + check;
    }
}
