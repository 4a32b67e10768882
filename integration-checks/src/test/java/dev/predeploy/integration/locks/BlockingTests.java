package dev.predeploy.integration.locks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.integration.trace.LockMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockingTests {
    @ParameterizedTest
    @CsvSource({
        "ACCESS_SHARE, SCHEMA_CHANGES",
        "ROW_SHARE, SCHEMA_CHANGES",
        "ROW_EXCLUSIVE, SCHEMA_CHANGES",
        "SHARE_UPDATE_EXCLUSIVE, SCHEMA_CHANGES",
        "SHARE, WRITES",
        "SHARE_ROW_EXCLUSIVE, WRITES",
        "EXCLUSIVE, WRITES",
        "ACCESS_EXCLUSIVE, READS_AND_WRITES"
    })
    void knowsWhatWaitsForEachMode(LockMode mode, Blocking blocking) {
        assertThat(Blocking.of(mode)).isEqualTo(blocking);
    }

    @Test
    void isTheSameFromBothSides() {
        for (LockMode one : LockMode.values()) {
            for (LockMode other : LockMode.values()) {
                assertThat(Blocking.conflict(one, other)).isEqualTo(Blocking.conflict(other, one));
            }
        }
    }
}
