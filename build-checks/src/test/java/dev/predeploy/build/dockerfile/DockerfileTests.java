package dev.predeploy.build.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerfileTests {
    @TempDir
    Path folder;

    @Test
    void readsContinuedLinesWithCommentsBetween() throws IOException {
        Dockerfile dockerfile = read("FROM a\nRUN one \\\n # why\n\n  && two\nuser app\n");

        assertThat(dockerfile.all("RUN")).containsExactly(new Instruction(2, "RUN", "one  && two"));
        assertThat(last(dockerfile, "USER")).contains(6);
    }

    @Test
    void passesOverHereDocuments() throws IOException {
        Dockerfile dockerfile =
                read("FROM a\nRUN <<EOF\nUSER nobody\nEOF\nRUN cat <<< word && echo $((1<<2))\nUSER app\n");

        assertThat(dockerfile.all("USER")).extracting(Instruction::line).containsExactly(6);
    }

    @Test
    void obeysAnotherEscape() throws IOException {
        Dockerfile dockerfile = read("# escape=`\nFROM a\nCOPY a `\n  c:\\\nUSER app\n");

        assertThat(last(dockerfile, "USER")).contains(5);
    }

    @Test
    void anImageHasWhatTheStagesHaveThatItIsFrom() throws IOException {
        Dockerfile dockerfile = read("""
                FROM a AS base
                USER base
                FROM b AS other
                USER other
                FROM base
                EXPOSE 80
                """);

        assertThat(last(dockerfile, "USER")).contains(2);
        assertThat(dockerfile.last(Optional.of("other"), "USER", any -> true))
                .map(Instruction::line)
                .contains(4);
        assertThat(dockerfile.last(Optional.of("other"), "EXPOSE", any -> true)).isEmpty();
    }

    @Test
    void aStageNamedAsItsBaseIsNoCircle() throws IOException {
        assertThat(last(read("FROM a AS a\nUSER x\n"), "CMD")).isEmpty();
    }

    @Test
    void knowsThePlaceInTheUsersFile() throws IOException {
        Dockerfile dockerfile = read("FROM a\nUSER app\n");

        assertThat(dockerfile.place(dockerfile.all("USER").get(0))).isEqualTo(Place.file("sub/Dockerfile", 2));
    }

    private static Optional<Integer> last(Dockerfile dockerfile, String keyword) {
        return dockerfile.last(Optional.empty(), keyword, any -> true).map(Instruction::line);
    }

    private Dockerfile read(String text) throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/Dockerfile"), text);
        Image image = new Image(
                Path.of("./sub"), Optional.empty(), Optional.empty(), Map.of(), Map.of(), CheckOptions.none());
        return Dockerfile.of(image, folder);
    }
}
