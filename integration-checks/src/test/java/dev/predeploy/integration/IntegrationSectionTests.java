package dev.predeploy.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.stack.StackReader;
import dev.predeploy.kit.stack.Strictness;
import dev.predeploy.kit.yaml.StackFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntegrationSectionTests {
    @TempDir
    private Path folder;

    @Test
    void refusesALocationThatIsAFile() throws IOException {
        Path migrations = Files.createDirectories(folder.resolve("ok"));
        Files.writeString(migrations.resolve("V1__a.sql"), "SELECT 1;");
        String stack = """
                stack: shop
                integration:
                  migrations: {main: {tool: flyway, locations: [ok, ok/V1__a.sql]}}
                """;
        assertThatThrownBy(() -> parse(stack))
                .isInstanceOfSatisfying(
                        StackFileException.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.line() + ":" + problem.column())
                                            .isEqualTo("3:53");
                                    assertThat(problem.what()).isEqualTo("`ok/V1__a.sql` is a file, not a folder");
                                }));
    }

    @Test
    void refusesASchemeThatNoUrlHas() {
        assertThatThrownBy(() -> parse("stack: shop\nintegration: {database: {url-scheme: \"my sql\"}}\n"))
                .hasMessageContaining("`my sql` is no scheme of a URL");
    }

    @Test
    void refusesATableOfTheHistoryWithoutAName() throws IOException {
        Files.createDirectories(folder.resolve("m"));
        String stack = """
                stack: shop
                integration:
                  migrations: {main: {tool: flyway, locations: [m], table: ''}}
                """;
        assertThatThrownBy(() -> parse(stack)).hasMessageContaining("the table has no name");
    }

    @Test
    void refusesOneInstanceAtOnce() throws IOException {
        Files.createDirectories(folder.resolve("m"));
        String stack = """
                stack: shop
                integration:
                  migrations: {main: {tool: flyway, locations: [m]}}
                  runner: {main: {at-once: 1}}
                """;
        assertThatThrownBy(() -> parse(stack)).hasMessageContaining("at once are 2 to 8");
    }

    private void parse(String stack) {
        new StackReader(List.of(new IntegrationModule()), Strictness.ALL_MODULES)
                .parse(stack, folder.resolve("predeploy.yml"));
    }
}
