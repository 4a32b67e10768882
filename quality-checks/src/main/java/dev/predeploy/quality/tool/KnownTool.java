package dev.predeploy.quality.tool;

import dev.predeploy.quality.report.ReportFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a tool is asked for its machine format, and what it answers.
 *
 * @param program what it is called
 * @param isOfNode whether a project installs it below {@code node_modules}
 * @param words what follows the program; {@link #REPORT} in one stands for the file that it is to write
 * @param paths what it is given to look at where the stack file names nothing
 * @param format what it writes
 * @param cacheVariable the environment variable that says where it keeps its cache
 * @param inWords what it writes to people where it does not come to write that
 * @param nothing what it says when there was nothing to look at
 */
record KnownTool(
        String program,
        boolean isOfNode,
        List<String> words,
        List<String> paths,
        ReportFormat format,
        Optional<String> cacheVariable,
        Optional<ReportFormat> inWords,
        Pattern nothing) {

    /** Stands for the report's file; without it, the report is the standard output. */
    static final String REPORT = "{report}";

    /** Keeps tools from colouring, from asking for newer ones of their kind, and from leaving caches behind. */
    static final Map<String, String> ENVIRONMENT =
            Map.of("NO_COLOR", "1", "PYTHONDONTWRITEBYTECODE", "1", "PYRIGHT_PYTHON_IGNORE_WARNINGS", "1");

    private static final Pattern NEVER = Pattern.compile("(?!)");

    /** Begins with one that is found on the PATH. */
    static KnownTool program(String line, ReportFormat format) {
        List<String> words = List.of(line.split(" "));
        return new KnownTool(
                words.get(0),
                false,
                words.subList(1, words.size()),
                List.of(),
                format,
                Optional.empty(),
                Optional.empty(),
                NEVER);
    }

    /** Returns this as one that a project installs below {@code node_modules}. */
    KnownTool ofNode() {
        return new KnownTool(program, true, words, paths, format, cacheVariable, inWords, nothing);
    }

    /** Returns this with what it looks at by default; a pattern stands for the sources that match it. */
    KnownTool on(String... defaults) {
        return new KnownTool(program, isOfNode, words, List.of(defaults), format, cacheVariable, inWords, nothing);
    }

    /** Returns this with what it says when there was nothing to look at. */
    KnownTool saysOfNothing(String regex) {
        return new KnownTool(program, isOfNode, words, paths, format, cacheVariable, inWords, Pattern.compile(regex));
    }

    /** Returns this as one that keeps what it found out in a folder that a variable of the environment names. */
    KnownTool cachesBy(String variable) {
        return new KnownTool(program, isOfNode, words, paths, format, Optional.of(variable), inWords, nothing);
    }

    /** Returns this with what it writes to people where it does not come to write its machine format. */
    KnownTool orInWords(ReportFormat words) {
        return new KnownTool(program, isOfNode, this.words, paths, format, cacheVariable, Optional.of(words), nothing);
    }

    boolean writesFile() {
        return words.stream().anyMatch(word -> word.contains(REPORT));
    }
}
