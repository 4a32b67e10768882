package bench;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import java.util.stream.IntStream;

/** Does nothing, as often as the system property bench.count says, as a plain JUnit test. */
class NoopTests {
    static IntStream numbers() {
        return IntStream.rangeClosed(1, Integer.getInteger("bench.count", 1));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void doesNothing(int number) {}
}
