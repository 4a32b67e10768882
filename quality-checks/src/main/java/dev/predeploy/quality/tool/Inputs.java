package dev.predeploy.quality.tool;

import dev.predeploy.kit.folder.FilePatterns;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Template;
import java.util.List;

/**
 * What a tool that Predeploy knows is given to look at.
 *
 * @param paths files, folders and patterns
 * @param sources folders with Java sources
 * @param tests folders with Java tests
 * @param classPath folders, jars and patterns of jars
 * @param arguments more words for the tool
 */
public record Inputs(
        @Doc(
                "What a tool that Predeploy knows looks at: files, folders, or patterns such as `**/*.sh`; not for `javac` and"
                        + " `junit`. Without it, what the tool's own configuration says, and else the folder that it runs in.")
        List<String> paths,

        @Doc("Folders with sources, for `javac` and `junit`; without it, `src/main/java`.")
        List<String> sources,

        @Doc("Folders with tests, for `javac` and `junit`; without it, `src/test/java` for `junit`.")
        List<String> tests,

        @Doc("What the Java sources are compiled against: folders, jars, or patterns such as `lib/*.jar`.")
        List<Template> classPath,

        @Doc("More words for the tool, such as `-Xlint:-serial`, or `--strict` for `mypy`.")
        List<Template> arguments) {

    /** Refuses a path that leads out. */
    public Inputs {
        if (paths.stream().anyMatch(FilePatterns::leavesItsFolder)) {
            throw new InvalidEntry(
                    "paths", "it leads out of the folder that the tool runs in", "name what lies below it");
        }
    }

    /** Tells whether any of the keys is written. */
    public boolean isAny() {
        return isForJava() || !(paths.isEmpty() && arguments.isEmpty());
    }

    /** Tells whether any of the keys is written that only a tool for Java knows. */
    boolean isForJava() {
        return !(sources.isEmpty() && tests.isEmpty() && classPath.isEmpty());
    }

    List<String> sourceFolders() {
        return sources.isEmpty() ? List.of("src/main/java") : sources;
    }

    List<String> testFolders() {
        return tests.isEmpty() ? List.of("src/test/java") : tests;
    }
}
