package dev.predeploy.launcher.options;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Names what can be asked of Predeploy. */
public enum Command {
    /** Run the selected checks and answer with a verdict. */
    RUN("run", "Run the selected checks; the default"),
    /** List the selected checks and run none. */
    LIST("list", "List the selected checks and run none"),
    /** Write a first stack file. */
    INIT("init", "Write a first predeploy.yml for the project in the current folder"),
    /** Look for what the checks need. */
    DOCTOR("doctor", "Say whether all that the checks need is there, before anything runs"),
    /** Write what checks compare with. */
    SNAPSHOT("snapshot", "Write the files that the selected checks compare with, such as a schema's"),
    /** Print a JSON Schema. */
    SCHEMA("schema", "Print the JSON Schema of the stack file"),
    /** Explain the command line. */
    HELP("help", "Explain the command line, as --help does"),
    /** Print the version. */
    VERSION("version", "Print the version, as --version does");

    private final String word;
    private final String description;

    Command(String word, String description) {
        this.word = word;
        this.description = description;
    }

    /** Returns the word on the command line. */
    public String word() {
        return word;
    }

    String description() {
        return description;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Command::word).toList();
    }

    static Optional<Command> named(String word) {
        return Arrays.stream(values())
                .filter(command -> command.word.equals(word))
                .findFirst();
    }
}
