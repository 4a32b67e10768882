package dev.predeploy.staging.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.staging.http.Answer;
import dev.predeploy.staging.http.Silence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTests {
    private static final Answer GOOD = answer(200);

    @Test
    void countsErrorsApartFromAnswers() {
        Tally tally = new Tally();
        tally.add(GOOD, Duration.ofMillis(5));
        tally.add(answer(503), Duration.ofMillis(1));
        tally.add(answer(503), Duration.ofMillis(1));
        tally.add(new Silence(Silence.Kind.TIMEOUT, "", false, Duration.ZERO), Duration.ofSeconds(10));
        assertThat(tally.count()).isEqualTo(4);
        assertThat(tally.errors()).isEqualTo(3);
        assertThat(tally.errorWords()).isEqualTo("2 of 503, 1 of timeout");
        assertThat(tally.measured().sentence()).startsWith("p50 5.0 ms").endsWith("max 5.0 ms");
    }

    @Test
    void takesNeitherARedirectNorHalfAnAnswerForAGoodOne() {
        assertThat(Tally.isGood(GOOD)).isTrue();
        assertThat(Tally.sort(answer(302))).contains("302");
        Answer half = new Answer(200, List.of(), new Answer.Body(new byte[1], true), Duration.ZERO);
        assertThat(Tally.sort(half)).contains("body-too-large");
    }

    @Test
    void addsWhatWaitingKeptFromBeingAsked() {
        Tally tally = new Tally();
        for (int number = 0; number < 99; number++) {
            tally.add(GOOD, Duration.ofMillis(10));
        }
        tally.add(GOOD, Duration.ofSeconds(1));
        assertThat(tally.measured().at(95)).isLessThan(Duration.ofMillis(11));
        assertThat(tally.corrected().at(95)).isGreaterThan(Duration.ofMillis(800));
    }

    @Test
    void saysThatThereWasNoAnswer() {
        assertThat(new Tally().corrected().sentence()).isEqualTo("no answer");
        assertThat(new Tally().errorWords()).isEqualTo("none");
    }

    private static Answer answer(int status) {
        return new Answer(status, List.of(), new Answer.Body(new byte[0], false), Duration.ZERO);
    }
}
