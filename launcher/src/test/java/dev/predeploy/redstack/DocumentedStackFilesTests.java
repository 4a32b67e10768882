package dev.predeploy.redstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.stack.StackReader;
import dev.predeploy.kit.stack.StageModule;
import dev.predeploy.kit.stack.Strictness;
import dev.predeploy.kit.yaml.StackFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads every stack file that the documentation shows, whole or in part; only what parts point at need not be there. */
class DocumentedStackFilesTests {
    private static final Pattern STACK_FILE = Pattern.compile(
            "(?s)```yaml\\R((?:#[^\\n]*\\R)*(?:stack|images|secrets|build|quality|integration|staging):.*?)```");

    @TempDir
    Path folder;

    @Test
    void theReaderTakesEachAsItStands() throws IOException {
        List<String> shown = shown();
        assertThat(shown).hasSizeGreaterThan(9);
        for (String text : shown) {
            assertThat(problems(text)).as(text).isEmpty();
        }
    }

    private static List<String> shown() throws IOException {
        List<String> shown = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(".."), 3)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".md")).toList()) {
                STACK_FILE.matcher(Files.readString(file)).results().forEach(found -> shown.add(found.group(1)));
            }
        }
        return shown;
    }

    private List<String> problems(String text) throws IOException {
        List<StageModule> modules = ServiceLoader.load(StageModule.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        Path file = Files.writeString(
                folder.resolve("predeploy.yml"), text.contains("stack: ") ? text : "stack: part\n" + text);
        try {
            new StackReader(modules, Strictness.SOME_MODULES).read(file);
            return List.of();
        } catch (StackFileException e) {
            return e.problems().stream()
                    .map(Object::toString)
                    .filter(problem ->
                            !problem.contains("does not exist") && !problem.contains("is not declared under"))
                    .toList();
        }
    }
}
