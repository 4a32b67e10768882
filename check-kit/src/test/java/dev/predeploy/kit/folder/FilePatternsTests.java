package dev.predeploy.kit.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePatternsTests {
    @TempDir
    Path folder;

    @BeforeEach
    void prepare() throws Exception {
        for (String path : List.of("a/1.xml", "a/2.xml", "a/b/3.xml", "a/note.txt", "top.xml")) {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.createFile(folder.resolve(path));
        }
    }

    @Test
    void findsFilesByPathAndByPattern() throws Exception {
        assertThat(found("a/note.txt")).containsExactly("a/note.txt");
        assertThat(found("a/*.xml")).containsExactly("a/1.xml", "a/2.xml");
        assertThat(found("./a/*.{xml,txt}")).containsExactly("a/1.xml", "a/2.xml", "a/note.txt");
        assertThat(found("**/3.xml")).containsExactly("a/b/3.xml");
        assertThat(found("a/{*,**/*}.xml", "a/1.xml")).containsExactly("a/1.xml", "a/2.xml", "a/b/3.xml");
        assertThat(found("*.xml")).containsExactly("top.xml");
    }

    @Test
    void findsNothingWhereNothingIs() throws Exception {
        assertThat(found("none/*.xml", "none.xml", "a")).isEmpty();
    }

    @Test
    void knowsWhatLeadsOut() {
        assertThat(FilePatterns.leavesItsFolder("../x")).isTrue();
        assertThat(FilePatterns.leavesItsFolder("a/../../x")).isTrue();
        assertThat(FilePatterns.leavesItsFolder("/x")).isTrue();
        assertThat(FilePatterns.leavesItsFolder("a/../*.xml")).isFalse();
    }

    private List<String> found(String... pathsOrPatterns) throws Exception {
        return new FilePatterns(folder)
                .files(List.of(pathsOrPatterns)).stream()
                        .map(file -> folder.relativize(file).toString())
                        .toList();
    }
}
