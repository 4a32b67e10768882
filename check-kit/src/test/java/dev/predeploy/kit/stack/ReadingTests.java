package dev.predeploy.kit.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.predeploy.kit.yaml.ByteSize;
import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.YamlDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTests {
    private final StackReader reader = new StackReader(Shop.MODULES, Strictness.ALL_MODULES);
    private final Stack whole = reader.read(valid("whole"));

    static Path valid(String name) {
        return Cases.file().resolveSibling(name + ".yml");
    }

    @Test
    void readsTheHead() {
        assertThat(whole.name()).isEqualTo("shop");
        assertThat(whole.budget()).contains(Duration.ofMinutes(90));
        assertThat(whole.images().keySet()).containsExactly("django", "worker", "legacy");
        assertThat(whole.images().values()).extracting(Image::context).contains(Path.of("apps"));
        assertThat(whole.secrets())
                .contains(entry("API_TOKEN", new SecretSource.FromEnvironment("API_TOKEN")))
                .contains(entry("database-url", new SecretSource.FromFile("/run/secrets/database_url")));
        assertThat(whole.workspace().links()).containsExactly(Path.of("node_modules"), Path.of(".venv"));
    }

    @Test
    void fillsDefaultsAndLiftsTheOptionsOfEveryEntry() {
        assertThat(quality().lint()).hasEntrySatisfying("ruff", ruff -> {
            assertThat(ruff.options()).isEqualTo(CheckOptions.none());
            assertThat(ruff.level()).isEqualTo(Shop.Level.NEVER_MIND);
        });
        assertThat(quality().lint()).hasEntrySatisfying("eslint", eslint -> {
            assertThat(eslint.level()).isEqualTo(Shop.Level.WARNING);
            assertThat(eslint.paths()).containsExactly(Path.of("apps/main.py"));
            assertThat(eslint.options().skip()).contains("the old code is on its way out");
            assertThat(eslint.options().timeLimit()).contains(Duration.ofMinutes(2));
        });
    }

    @Test
    void readsNumbersAndCommands() {
        assertThat(quality().tests()).hasEntrySatisfying("unit", unit -> {
            assertThat(unit.run()).isInstanceOf(CommandLine.Script.class);
            assertThat(unit.seed()).contains(-9007199254740993L);
            assertThat(unit.covered()).contains(0.8);
            assertThat(unit.noneIsFine()).isTrue();
        });
    }

    @Test
    void readsTextAsItsSource() {
        assertThat(staging().health()).hasEntrySatisfying("ready", ready -> {
            assertThat(ready.headers().values()).extracting(Object::toString).containsExactly("text/html", "41", "yes");
            assertThat(ready.largest()).contains(new ByteSize(1_572_864));
            assertThat(ready.within()).isEqualTo(Duration.ofMillis(250));
            assertThat(ready.json().values())
                    .extracting(value -> value.node().toString())
                    .containsExactly("\"healthy\"", "[1,2.5,true,null,\"on\"]", "{\"x\":{\"y\":\"z\"}}");
        });
    }

    @Test
    void readsABareValueForARecordWithAShorthand() {
        assertThat(staging().trust()).contains(new Shop.Trust(Optional.of("system"), Optional.empty()));
        assertThat(reader.read(valid("flow"))
                        .section(Shop.Staging.class)
                        .orElseThrow()
                        .trust())
                .contains(new Shop.Trust(Optional.empty(), Optional.of(Path.of("root.crt"))));
    }

    @Test
    void knowsNoSectionThatTheFileHasNot() {
        Stack small = reader.read(valid("small"));

        assertThat(small.section(Shop.Staging.class)).isEmpty();
        assertThat(small.section(Shop.Quality.class)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "whole", "flow"})
    void whatItReadsTheSchemaAccepts(String name) {
        assertThat(reader.read(valid(name)).name()).isNotEmpty();
        assertThat(Schema.accepts(YamlDocument.read(valid(name)).json())).isTrue();
    }

    private Shop.Quality quality() {
        return whole.section(Shop.Quality.class).orElseThrow();
    }

    private Shop.Staging staging() {
        return whole.section(Shop.Staging.class).orElseThrow();
    }
}
