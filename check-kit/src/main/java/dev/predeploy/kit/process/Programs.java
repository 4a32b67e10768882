package dev.predeploy.kit.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a command's program where the command's own PATH says; the JVM only knows the one it was started with. */
final class Programs {
    private Programs() {}

    static List<String> resolved(Command command) {
        String path = command.environment().get("PATH");
        String program = command.words().get(0);
        if (path == null || program.contains("/")) {
            return command.words();
        }
        List<String> words = new ArrayList<>(command.words());
        Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                .map(folder -> command.folder().resolve(folder).resolve(program))
                .filter(SearchPath::isProgram)
                .map(Path::toString)
                .findFirst()
                .ifPresent(found -> words.set(0, found));
        return words;
    }
}
