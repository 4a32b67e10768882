package dev.predeploy.kit.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.predeploy.kit.yaml.StackFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SourceTests {
    private final StackReader reader = new StackReader(Shop.MODULES, Strictness.ALL_MODULES);

    @TempDir
    Path folder;

    @Test
    void refusesAnEmptyFile() throws IOException {
        assertThat(refusal(written(""))).isEqualTo(":1:1: the file is empty\n  fix: begin with `stack: NAME`");
    }

    @Test
    void refusesAFolder() {
        assertThat(refusal(folder))
                .startsWith(": this is a folder, not a file\n  fix: name the file, such as `")
                .endsWith("predeploy.yml`");
    }

    @Test
    void refusesAFileThatIsNotThereAndNamesTheNearest() throws IOException {
        written("stack: shop");

        assertThat(refusal(folder.resolve("predploy.yml")))
                .isEqualTo(": no such file\n  fix: did you mean `%s`?", folder.resolve("predeploy.yml"));
    }

    @Test
    void refusesADevice() {
        assertThat(refusal(Path.of("/dev/zero"))).startsWith(": this is no regular file");
    }

    @Test
    void refusesALargeFile() throws IOException {
        assertThat(refusal(written("#".repeat((1 << 20) + 1)))).startsWith(": the file is larger than 1 MiB");
    }

    @Test
    void refusesAnotherEncodingWhereItShows() throws IOException {
        Path file = folder.resolve("predeploy.yml");
        Files.write(file, "stack: shop\nbudget: für immer".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(refusal(file)).startsWith(":2:10: the file is not UTF-8 from here on");
    }

    @Test
    void refusesUtf16() throws IOException {
        Path file = folder.resolve("predeploy.yml");
        Files.write(file, "stack: shop".getBytes(StandardCharsets.UTF_16));

        assertThat(refusal(file)).startsWith(":1:1: the file is not UTF-8 from here on");
    }

    @Test
    void refusesAControlCharacter() throws IOException {
        assertThat(refusal(written("stack: shop\nbudget: 5\u0007m")))
                .isEqualTo(":2:10: the character U+0007, which no YAML may hold\n  fix: remove it");
    }

    @Test
    void readsPastAByteOrderMark() throws IOException {
        assertThat(reader.read(written("\uFEFFstack: shop")).name()).isEqualTo("shop");
        assertThat(refusal(written("\uFEFFstak: shop"))).startsWith(":1:1: the file lacks the key `stack`");
    }

    @Test
    void countsColumnsInCharacters() throws IOException {
        assertThat(refusal(written("stack: {🏪: läden}"))).startsWith(":1:8: `stack` is a map");
        assertThat(refusal(written("{stack: 🏪, bugdet: 5m}"))).startsWith(":1:12: unknown key `bugdet`");
    }

    @Test
    void endsAtAnAliasBomb() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int level = 1; level < 30; level++) {
            bomb.append("a%1$d: &a%1$d [*a%2$d, *a%2$d]%n".formatted(level, level - 1));
        }
        assertThat(refusal(written(bomb.toString()))).contains("with its aliases written out");
    }

    @Test
    void endsAtAChainOfAliasesThatIsTooDeep() throws IOException {
        StringBuilder chain = new StringBuilder("a0: &a0 [x]\n");
        for (int level = 1; level < 60; level++) {
            chain.append("a%1$d: &a%1$d [*a%2$d]%n".formatted(level, level - 1));
        }
        assertThat(refusal(written(chain.toString()))).contains("more than 40 maps and lists within each other");
    }

    @Test
    void endsAtALargeFileOfBrackets() throws IOException {
        assertThat(refusal(written("[".repeat(1 << 20)))).contains("more than 40 maps and lists within each other");
        assertThat(refusal(written("- ".repeat(1 << 19)))).contains("more than 40 maps and lists within each other");
    }

    @Test
    void findsTheNearestFileUpwards() throws IOException {
        Path file = written("stack: shop");
        Path deep = Files.createDirectories(folder.resolve("a/b"));

        assertThat(StackFiles.locate(Optional.empty(), deep)).isEqualTo(file);
        assertThat(StackFiles.locate(Optional.of(Path.of("../x.yml")), deep)).isEqualTo(folder.resolve("a/x.yml"));
    }

    @Test
    void saysWhatToDoWhereThereIsNone() throws IOException {
        Path other = Files.writeString(folder.resolve("predeploy.yaml"), "stack: shop");

        assertThat(catchThrowableOfType(StackFileException.class, () -> StackFiles.locate(Optional.empty(), folder)))
                .hasMessage(other
                        + ": a stack file is called `predeploy.yml`\n"
                        + "  fix: rename it to `predeploy.yml`, or name it: --stack FILE");
        assertThat(catchThrowableOfType(
                        StackFileException.class, () -> StackFiles.locate(Optional.empty(), Path.of("/"))))
                .hasMessage(
                        "/predeploy.yml: no stack file here, nor in any folder above\n"
                                + "  fix: let `predeploy init` write one, create it, starting with `stack: NAME`, or name another: --stack FILE");
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("predeploy.yml"), text);
    }

    private String refusal(Path file) {
        StackFileException refused = catchThrowableOfType(StackFileException.class, () -> reader.read(file));
        return refused.getMessage().replaceFirst("^\\Q" + file + "\\E", "");
    }
}
