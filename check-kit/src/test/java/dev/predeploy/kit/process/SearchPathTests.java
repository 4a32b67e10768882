package dev.predeploy.kit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchPathTests {
    @TempDir
    private Path folder;

    @Test
    void findsProgramsInTheOrderOfTheFolders() throws IOException {
        Path first = program("b/tool");
        Path second = program("a/tool");
        SearchPath path = new SearchPath(String.join(
                File.pathSeparator,
                "",
                folder.resolve("b").toString(),
                folder.resolve("a").toString()));
        assertThat(path.all("tool")).containsExactly(first, second);
        assertThat(path.find("tool")).hasValue(first);
    }

    @Test
    void neitherAFolderNorAFileThatCannotBeCalledIsAProgram() throws IOException {
        Files.createDirectories(folder.resolve("tool"));
        Files.writeString(folder.resolve("text"), "");
        SearchPath path = SearchPath.of(Map.of("PATH", folder.toString()));
        assertThat(path.find("tool")).isEmpty();
        assertThat(path.find("text")).isEmpty();
    }

    @Test
    void withoutAPathThereIsNothing() {
        assertThat(SearchPath.of(Map.of()).all("sh")).isEmpty();
    }

    private Path program(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
