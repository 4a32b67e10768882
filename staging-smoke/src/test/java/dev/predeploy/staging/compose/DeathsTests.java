package dev.predeploy.staging.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeathsTests {
    private static final Deaths DEATHS = Deaths.of("""
            health_status: healthy,database,
            die,init,0
            die,api,3
            oom,worker,
            die,worker,137
            die,api,3
            die,api,1
            """);

    @Test
    void callsThreeDeathsALoop() {
        assertThat(DEATHS.loops()).containsExactly("api");
    }

    @Test
    void tellsWhoFailedFromWhoEnded() {
        assertThat(DEATHS.failures()).containsExactly("api", "worker");
    }

    @Test
    void knowsTheLastEndAndWhoHadTooLittleMemory() {
        assertThat(DEATHS.lastExitCode("api")).hasValue(1);
        assertThat(DEATHS.lastExitCode("database")).isEmpty();
        assertThat(DEATHS.hadTooLittleMemory("worker")).isTrue();
        assertThat(DEATHS.hadTooLittleMemory("api")).isFalse();
    }
}
