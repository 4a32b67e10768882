package dev.predeploy.kit.process;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells from what the system and the shell say how a command came to its end. */
final class Endings {
    private static final int SHELL_CANNOT_RUN = 126;
    private static final int SHELL_CANNOT_FIND = 127;
    private static final Pattern ERROR_NUMBER = Pattern.compile("error=(\\d+), (.*)$");
    private static final Pattern NOT_FOUND = Pattern.compile(
            "(?m)([^\\s:'‘’]+)['’]?: (?:command not found|not found|No such file or directory)$|command not found: (\\S+)$");
    private static final Pattern NOT_PERMITTED =
            Pattern.compile("(?m)([^\\s:]+): (Permission denied|Exec format error|cannot execute.*)$");

    private Endings() {}

    /** Tells why a process could not be started. */
    static Ending of(Command command, IOException refused) {
        String tool = command.words().get(0);
        if (!Files.isDirectory(command.folder())) {
            return new Ending.FolderMissing(command.folder());
        }
        MatchResult error = ERROR_NUMBER
                .matcher(String.valueOf(refused.getMessage()))
                .results()
                .findFirst()
                .orElse(null);
        if (error == null) {
            return new Ending.NotExecutable(tool, String.valueOf(refused.getMessage()));
        }
        if (!error.group(1).equals("2")) {
            return new Ending.NotExecutable(tool, error.group(2));
        }
        boolean isThere = tool.contains("/") && Files.exists(command.folder().resolve(tool));
        return isThere
                ? new Ending.NotExecutable(tool, "the interpreter that its first line names is missing")
                : new Ending.Missing(tool);
    }

    /** Tells how a process ended that we did not end. */
    static Ending of(Execution execution, boolean memoryWasShort) {
        int code = execution.process().exitValue();
        Optional<Ending.Killed> killed = Signals.of(code);
        if (killed.isPresent()) {
            boolean forMemory = memoryWasShort && killed.get().signal() == Signals.KILL;
            return forMemory ? new Ending.OutOfMemory(Optional.empty(), Optional.empty()) : killed.get();
        }
        return byTheShell(code, execution).orElseGet(() -> new Ending.Exited(code));
    }

    private static Optional<Ending> byTheShell(int code, Execution execution) {
        if (code != SHELL_CANNOT_FIND && code != SHELL_CANNOT_RUN) {
            return Optional.empty();
        }
        String stderr = Finished.text(execution.recording().stderr());
        return code == SHELL_CANNOT_FIND
                ? last(NOT_FOUND, stderr).map(line -> new Ending.Missing(name(line)))
                : last(NOT_PERMITTED, stderr).map(line -> new Ending.NotExecutable(line.group(1), line.group(2)));
    }

    private static String name(MatchResult line) {
        return line.group(1) == null ? line.group(2) : line.group(1);
    }

    private static Optional<MatchResult> last(Pattern pattern, String text) {
        Stream<MatchResult> lines = pattern.matcher(text).results();
        return lines.reduce((former, latter) -> latter);
    }
}
