package dev.predeploy.quality.tool;

import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.Template;
import java.util.List;

/**
 * What a tool that Predeploy knows is given to look at.
 *
 * @param sources folders with sources
 * @param tests folders with tests
 * @param classPath folders, jars and patterns of jars
 * @param arguments more words for the tool
 */
public record JavaSources(
        @Doc("Folders with sources, for a tool that Predeploy knows; without it, `src/main/java`.")
        List<String> sources,

        @Doc("Folders with tests, for `junit`; without it, `src/test/java`.")
        List<String> tests,

        @Doc("What the sources are compiled against: folders, jars, or patterns such as `lib/*.jar`.")
        List<Template> classPath,

        @Doc("More words for the tool, such as `-Xlint:-serial`.")
        List<Template> arguments) {

    /** Tells whether any of the keys is written. */
    public boolean isAny() {
        return !(sources.isEmpty() && tests.isEmpty() && classPath.isEmpty() && arguments.isEmpty());
    }

    List<String> sourceFolders() {
        return sources.isEmpty() ? List.of("src/main/java") : sources;
    }

    List<String> testFolders() {
        return tests.isEmpty() ? List.of("src/test/java") : tests;
    }
}
