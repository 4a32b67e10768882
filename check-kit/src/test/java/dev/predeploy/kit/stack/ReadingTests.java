package dev.predeploy.kit.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadingTests {
    private final StackReader reader = new StackReader(Shop.MODULES, Strictness.ALL_MODULES);

    @Test
    void readsASmallStack() {
        Stack stack = reader.parse("""
                stack: shop
                budget: 1h30m
                quality:
                  tests: {unit: {run: make test}}
                """, Path.of("predeploy.yml"));

        assertThat(stack.name()).isEqualTo("shop");
        assertThat(stack.budget()).contains(Duration.ofMinutes(90));
        assertThat(stack.section(Shop.Staging.class)).isEmpty();
        assertThat(stack.section(Shop.Quality.class).orElseThrow().tests())
                .hasEntrySatisfying(
                        "unit", tests -> assertThat(tests.run().text()).isEqualTo("make test"));
    }
}
