package dev.predeploy.launcher.options;

import static dev.predeploy.launcher.options.Command.DOCTOR;
import static dev.predeploy.launcher.options.Command.INIT;
import static dev.predeploy.launcher.options.Command.LIST;
import static dev.predeploy.launcher.options.Command.RUN;
import static dev.predeploy.launcher.options.Command.SCHEMA;
import static dev.predeploy.launcher.options.Command.SNAPSHOT;

import java.util.Locale;
import java.util.Set;

/**
 * The table of options. The command line, the environment variables, the Maven and system properties, the help and
 * docs/command-line.md all come from it.
 */
public enum Option {
    /** Which stack. */
    STACK(
            "stack",
            Form.one("FILE").otherwise("the nearest predeploy.yml, from the current folder upwards"),
            Set.of(RUN, LIST, DOCTOR, SNAPSHOT),
            "The stack file"),
    /** Which stages. */
    STAGE(
            "stage",
            Form.several("NAME").otherwise("every stage"),
            Set.of(RUN, LIST),
            "Only the checks of this stage, such as quality"),
    /** Which checks. */
    ONLY(
            "only",
            Form.several("GLOB").otherwise("every check"),
            Set.of(RUN, LIST, SNAPSHOT),
            "Only the checks whose id matches, such as quality/types/mypy or 'staging/**'"),
    /** Which checks not. */
    SKIP(
            "skip",
            Form.several("GLOB").otherwise("no check"),
            Set.of(RUN, LIST),
            "Not the checks whose id matches; wins over --only"),
    /** How to tell. */
    FORMAT(
            "format",
            Form.one("WORD").otherwise("auto"),
            Set.of(RUN, LIST, DOCTOR),
            "How to tell what happens: auto, tty, plain, agent or json"),
    /** Whether to stop early. */
    FAIL_FAST(
            "fail-fast",
            Form.onOff(),
            Set.of(RUN),
            "Stop at the first required check that failed or is broken; the rest is not-run"),
    /** How much at once. */
    JOBS(
            "jobs",
            Form.one("N").otherwise("one a processor, 2 image builds, 4 on the database, 16 on the network"),
            Set.of(RUN),
            "How many checks run at the same time, whatever their sort of work, 1 or more"),
    /** Where to. */
    OUT(
            "out",
            Form.one("DIR").otherwise("target/predeploy in the stack file's folder"),
            Set.of(RUN),
            "The folder that reports and evidence are written to; what an earlier run left there is replaced"),
    /** How long. */
    BUDGET(
            "budget",
            Form.one("DURATION").otherwise("the stack file's budget, or none"),
            Set.of(RUN),
            "How long the whole run may take, such as 90s or 1h30m; what still runs then is stopped and not-run"),
    /** Whether to write nothing. */
    PRINT("print", Form.onOff(), Set.of(INIT), "Print the stack file instead of writing it, also where there is one"),
    /** Which schema. */
    REPORT("report", Form.onOff(), Set.of(SCHEMA), "Print the schema of report.json instead of the stack file's");

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // a record of immutable parts, which the checker cannot know
    private final Form form;

    @SuppressWarnings("ImmutableEnumChecker") // only ever Set.of
    private final Set<Command> commands;

    private final String description;

    Option(String word, Form form, Set<Command> commands, String description) {
        this.word = word;
        this.form = form;
        this.commands = commands;
        this.description = description;
    }

    /** Returns the name on the command line, such as {@code --fail-fast}. */
    public String flag() {
        return "--" + word;
    }

    /** Returns the name of the environment variable, such as {@code PREDEPLOY_FAIL_FAST}. */
    public String variable() {
        return "PREDEPLOY_" + word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Returns the name of the Maven and system property, such as {@code predeploy.fail-fast}. */
    public String property() {
        return "predeploy." + word;
    }

    String word() {
        return word;
    }

    Form form() {
        return form;
    }

    String description() {
        return description;
    }

    boolean belongsTo(Command command) {
        return commands.contains(command);
    }
}
