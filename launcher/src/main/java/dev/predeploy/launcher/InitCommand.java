package dev.predeploy.launcher;

import dev.predeploy.kit.check.Plan;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StackFiles;
import dev.predeploy.kit.stack.StackReader;
import dev.predeploy.kit.stack.StageModule;
import dev.predeploy.kit.stack.Strictness;
import dev.predeploy.launcher.draft.StackDraft;
import dev.predeploy.launcher.execution.Modules;
import dev.predeploy.launcher.options.WrongCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a first stack file for the project in the working folder. */
final class InitCommand {
    private final Path folder;
    private final Console console;
    private final Redactor redactor;

    InitCommand(Path folder, Console console, Redactor redactor) {
        this.folder = folder;
        this.console = console;
        this.redactor = redactor;
    }

    /**
     * Looks at the project and writes its stack file, or only shows it.
     *
     * @throws WrongCommand if there is a stack file already, or nothing to write into one
     */
    void run(boolean onlyPrint) throws IOException {
        if (!onlyPrint) {
            refuseToOverwrite();
        }
        StackDraft draft = StackDraft.of(folder);
        Path file = folder.resolve(StackFiles.NAME);
        if (draft.counts().isEmpty()) {
            throw new WrongCommand("Nothing to check was found in " + folder, nothingFound(draft));
        }
        readBack(draft.text(), file);
        if (onlyPrint) {
            console.out().write(draft.text());
            return;
        }
        Files.writeString(file, draft.text(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        console.out().write(summary(draft));
    }

    private void refuseToOverwrite() {
        Stream.of(StackFiles.NAME, "predeploy.yaml")
                .filter(name -> Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .ifPresent(name -> {
                    throw new WrongCommand(
                            "There is a " + name + " already in " + folder,
                            "It stays as it is. `predeploy init --print` shows what would be written; or move it away first.");
                });
    }

    /** What our own reader refuses must never be written: that would be our fault, not the user's. */
    private static void readBack(String text, Path file) {
        List<StageModule> modules = Modules.announced();
        Stack stack = new StackReader(modules, Strictness.ALL_MODULES).parse(text, file);
        if (Plan.of(stack, modules).checks().isEmpty()) {
            throw new IllegalStateException("The drafted stack file declares no check");
        }
    }

    private static String nothingFound(StackDraft draft) {
        String looked = "Looked for " + String.join("; ", StackDraft.LOOKED_FOR) + ".";
        String leftOut = draft.leftOut().isEmpty() ? "" : " Left out: " + String.join("; ", draft.leftOut()) + ".";
        return looked + leftOut + " Call it in the project's own folder, or begin a predeploy.yml with `stack: NAME`.";
    }

    private String summary(StackDraft draft) {
        int checks =
                draft.counts().values().stream().mapToInt(Integer::intValue).sum();
        String stages = draft.counts().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder(
                "Wrote %s: %d check%s (%s).%n".formatted(StackFiles.NAME, checks, checks == 1 ? "" : "s", stages));
        if (!draft.leftOut().isEmpty()) {
            text.append("Found, and left out:\n");
            draft.leftOut()
                    .forEach(what ->
                            text.append("  - ").append(redactor.clean(what)).append('\n'));
        }
        return text.append("Next: read it, then `predeploy doctor`, then `predeploy`.\n")
                .toString();
    }
}
