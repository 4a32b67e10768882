package dev.predeploy.kit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserEnvironmentTests {
    @Test
    void givesBackWhatTheUserHad() {
        assertThat(givenBack(Map.of("LC_ALL", "C.UTF-8", "PREDEPLOY_LC_ALL", "C")))
                .isEqualTo(Map.of("LC_ALL", "C"));
    }

    @Test
    void takesAwayWhatTheUserDidNotHave() {
        assertThat(givenBack(Map.of("LC_ALL", "C.UTF-8", "PREDEPLOY_LC_ALL", "", "LANG", "C")))
                .isEqualTo(Map.of("LANG", "C"));
    }

    @Test
    void leavesALocaleThatNobodyChanged() {
        assertThat(givenBack(Map.of("LC_ALL", "de_DE"))).isEqualTo(Map.of("LC_ALL", "de_DE"));
    }

    @Test
    void leavesTheReaperOfTheUsersOwnTestsAsItWas() {
        assertThat(givenBack(
                        Map.of("TESTCONTAINERS_RYUK_DISABLED", "true", "PREDEPLOY_TESTCONTAINERS_RYUK_DISABLED", "")))
                .isEmpty();
    }

    private static Map<String, String> givenBack(Map<String, String> given) {
        Map<String, String> environment = new HashMap<>(given);
        UserEnvironment.giveBack(environment);
        return environment;
    }
}
