package dev.predeploy.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.finding.CheckBroken;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTests {
    @Test
    void majorVersionStandsForItsNewestMinor() {
        assertThat(PostgresVersion.parse("17").minor()).isPositive();
        assertThat(PostgresVersion.parse("16.4")).isEqualTo(new PostgresVersion(16, 4));
        assertThat(PostgresVersion.parse("16.4").artifactVersion()).isEqualTo("16.4.0");
    }

    @Test
    void refusesVersionsWithoutBinaries() {
        assertThatThrownBy(() -> PostgresVersion.parse("9.6")).hasMessageContaining("[14, 15, 16, 17, 18]");
        assertThatThrownBy(() -> PostgresVersion.parse("latest")).hasMessageContaining("'latest' is no version");
    }

    @Test
    void standardVersionIsTheOneThatTheBuildBrings() {
        assertThat(BinariesJarTests.class
                        .getClassLoader()
                        .getResource(Platform.here().archive()))
                .isNotNull()
                .asString()
                .contains("-" + PostgresVersion.standard().artifactVersion() + ".jar");
    }

    @Test
    void cacheIsWhereTheUserWantsIt() {
        Map<String, String> none = Map.of();
        assertThat(CacheFolder.find(none, null, "/home/u")).isEqualTo(Path.of("/home/u/.cache/predeploy"));
        Map<String, String> xdg = Map.of("XDG_CACHE_HOME", "/c");
        assertThat(CacheFolder.find(xdg, null, "/home/u")).isEqualTo(Path.of("/c/predeploy"));
        Map<String, String> both = Map.of("XDG_CACHE_HOME", "/c", "PREDEPLOY_CACHE", "/mine");
        assertThat(CacheFolder.find(both, null, "/home/u")).isEqualTo(Path.of("/mine"));
        assertThat(CacheFolder.find(both, "/property", "/home/u")).isEqualTo(Path.of("/property"));
    }

    @Test
    void namesTheArtifactOfEachPlatform() {
        assertThat(Platform.of("Linux", "amd64", false).artifact()).endsWith("-linux-amd64");
        assertThat(Platform.of("Linux", "aarch64", false).artifact()).endsWith("-linux-arm64v8");
        assertThat(Platform.of("Linux", "amd64", true).artifact()).endsWith("-linux-amd64-alpine");
        assertThat(Platform.of("Mac OS X", "aarch64", false).artifact()).endsWith("-darwin-arm64v8");
        assertThatThrownBy(() -> Platform.of("Windows 11", "amd64", false))
                .isInstanceOf(CheckBroken.class)
                .hasMessageContaining("no embedded PostgreSQL for Windows 11");
    }
}
