package dev.predeploy.launcher.options;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes docs/command-line.md from the table. */
final class CommandLineDocument {
    private static final String GLOBS = """
            ## Patterns over check ids

            An id is `stage/kind/name`, such as `quality/types/mypy`.

            | pattern | stands for |
            | --- | --- |
            | `quality/types/mypy` | that check |
            | `quality/**` | every check of the stage, as `quality/*` and plain `quality` are |
            | `quality/lint` | every check of that kind; the same as `quality/lint/*` |
            | `*/lint/*` | the kind `lint` in every stage |
            | `**/api` | every check with the name `api` |
            | `mypy` | a word without a slash is compared with each part: every stage, kind or name `mypy` |
            | `quality/tests/py*` | `*` stands for any letters within one part, `?` for one, `**` for whole parts |

            A check runs if its stage is among `--stage`, one of `--only` matches it and none of `--skip` does. A pattern
            that matches no check of the stack is an error (exit code 2) that names the nearest ids.

            A kind that takes long, `soak`, runs on request only: where a pattern of `--only` says it (`soak`, `staging/soak/api`),
            which `staging/**` and `api` do not.
            """;

    private CommandLineDocument() {}

    static String markdown() {
        return String.join("\n", opening(), options(), formats(), GLOBS, exitCodes(), ending());
    }

    private static String opening() {
        String commands = Arrays.stream(Command.values())
                .map(command -> "| `%s` | %s |".formatted(command.word(), command.description()))
                .collect(Collectors.joining("\n"));
        return """
                # The command line

                <!-- Written by CommandLineDocumentTests from the table in Option.java; its last section says how. -->

                    ./predeploy [COMMAND] [OPTIONS]
                    mvn verify -Ppredeploy [-Dpredeploy.OPTION=VALUE ...]

                ## Commands

                | command | what it does |
                | --- | --- |
                %s

                ## Options
                """.formatted(commands);
    }

    private static String options() {
        String rows =
                Arrays.stream(Option.values()).map(CommandLineDocument::row).collect(Collectors.joining("\n"));
        return """
                | option | property | environment variable | what it says | default | for |
                | --- | --- | --- | --- | --- | --- |
                %s

                The command line wins over the property, the property over the environment variable; the first that is
                there decides alone, also where several values are allowed. Several values are given by repeating the
                option, or separated by commas. A switch is turned off by `--no-` (`--no-fail-fast`), elsewhere by
                `false`. A value that is there but empty is an error, and so is a property or variable whose name is
                nearly that of an option.
                """.formatted(rows);
    }

    private static String row(Option option) {
        Form form = option.form();
        List<String> commands = Arrays.stream(Command.values())
                .filter(option::belongsTo)
                .map(command -> "`" + command.word() + "`")
                .toList();
        String flag = form.isSwitch() ? option.flag() : option.flag() + " " + form.label();
        return "| `%s` | `%s` | `%s` | %s | %s | %s |"
                .formatted(
                        flag,
                        option.property(),
                        option.variable(),
                        option.description() + (form.repeatable() ? "; may be repeated" : ""),
                        form.byDefault().orElse(""),
                        String.join(", ", commands));
    }

    private static String formats() {
        String agents = Arrays.stream(CodingAgent.values())
                .map(agent -> "| `%s` | %s |".formatted(agent.name(), agent.who()))
                .collect(Collectors.joining("\n"));
        return """
                ## Formats

                | format | what it is |
                | --- | --- |
                | `tty` | live progress, colours (none where `NO_COLOR` is set), the result as a block at the end |
                | `plain` | a line as each check ends, one every 30 s that names what still runs, the same block at the end |
                | `agent` | one line for all that passed; each cause once, with place, fix, evidence and the command that runs just this check again; at most 200 lines and 16 KB; the verdict on the last line |
                | `json` | the text of `report.json` and nothing else |
                | `auto` | `agent` where one of the variables below is set, else `tty` at a terminal, else `plain` |

                | variable | set by |
                | --- | --- |
                %s

                One that is empty, `0` or `false` counts as not set.
                """.formatted(agents);
    }

    private static String exitCodes() {
        String rows = CommandLineSpec.exitCodes().entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "| %s | %s |", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n"));
        return """
                ## Exit codes

                | code | meaning |
                | --- | --- |
                %s

                Maven answers 1 for all but 0; the code also stands in `report.json`.

                `doctor` answers 0 where nothing is missing that a required check needs, and 4, as such a run would, where
                something is. What it did not look at (what an image will hold, whether an image can be fetched, a secret
                that a command fetches, what a script calls) it says, and does not count. Without a stack file it looks at
                the machine alone. `init` answers 2 where it wrote nothing. `snapshot` answers 0 where each file is now
                what the migrations make, whether it had to be written or not; else as a run would: 1 where migrations
                fail, 3, 4, and 2 where no selected check names a file. It writes these files alone, each whole or not at all.
                """.formatted(rows);
    }

    private static String ending() {
        return """
                ## How this page is made

                It is written from the table of options in `launcher`; a test fails where the two differ. After a change
                of the table:

                    mvn -pl launcher -am test -Ddocs.write=true
                """;
    }
}
