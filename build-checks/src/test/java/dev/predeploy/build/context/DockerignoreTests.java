package dev.predeploy.build.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of Docker's own reference of the file, and what these leave open. */
class DockerignoreTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "temp?          | tempa             | true",
                "temp?          | temp              | false",
                "*/temp*        | somedir/temporary | true",
                "*/temp*        | temporary         | false",
                "*/*/temp*      | a/b/temp/x        | true",
                "**/*.go        | a.go              | true",
                "**/*.go        | a/b/c.go          | true",
                "**             | a/b               | true",
                "a/**           | a/b/c             | true",
                "a/**           | b                 | false",
                "a/**/c         | a/c               | true",
                "a/**/c         | a/x/y/c           | true",
                "/.env          | .env              | true",
                ".env           | sub/.env          | false",
                "**/.env        | sub/.env          | true",
                "node_modules/  | node_modules/a/b  | true",
                "./a            | a                 | true",
                "[ab].txt       | b.txt             | true",
                "[!ab].txt      | b.txt             | true",
                "[^ab].txt      | c.txt             | true",
                "[^ab].txt      | b.txt             | false",
                "[[...id]]/x    | [...id]/x         | false",
                "[[...id]]/x    | d]/x              | true",
                "[a&&b].txt     | &.txt             | true",
                "[z-a]          | [z-a]             | true",
                "[\\]         | [\\]            | true",
                "a.txt          | aXtxt             | false",
                "# .env         | .env              | false",
                "*;!README.md   | README.md         | false",
                "*;!README.md   | other             | true",
                "*.md;!README*.md;README-secret.md | README-secret.md | true",
                "*.md;README-secret.md;!README*.md | README-secret.md | false",
                "dir;!dir/kept  | dir/kept/x        | false",
                "dir;! dir/kept | dir/other         | true"
            })
    void leavesOutWhatDockerLeavesOut(String lines, String path, boolean out) {
        assertThat(Dockerignore.parse(lines.replace(';', '\n')).leavesOut(path)).isEqualTo(out);
    }

    @Test
    void thatOfTheDockerfilesOwnNameComesFirst(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve(".dockerignore"), "a\n");
        Files.createDirectories(folder.resolve("docker"));
        Path dockerfile = folder.resolve("docker/web.Dockerfile");
        assertThat(Dockerignore.of(dockerfile, folder).leavesOut("a")).isTrue();

        Files.writeString(folder.resolve("docker/web.Dockerfile.dockerignore"), "b\n");
        assertThat(Dockerignore.of(dockerfile, folder).leavesOut("a")).isFalse();
        assertThat(Dockerignore.of(dockerfile, folder).leavesOut("b")).isTrue();
    }
}
