package dev.predeploy.launcher.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Compares docs/command-line.md with the table; writes it instead when {@code docs.write} is set. */
class CommandLineDocumentTests {
    private static final Path PAGE = Path.of("..", "docs", "command-line.md");

    @Test
    void thePageSaysWhatTheTableSays() throws IOException {
        String markdown = CommandLineDocument.markdown();
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(Path.of("..", "docs"));
            Files.writeString(PAGE, markdown);
        }

        assertThat(PAGE).content().isEqualTo(markdown);
    }

    @Test
    void everyOptionIsOnThePageInItsThreeForms() {
        String markdown = CommandLineDocument.markdown();

        assertThat(Option.values())
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(option -> assertThat(markdown)
                        .contains(option.flag(), "`" + option.property() + "`", "`" + option.variable() + "`"));
    }
}
