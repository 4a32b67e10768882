package dev.predeploy.staging.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.staging.http.Answer;
import dev.predeploy.staging.http.Hosts;
import dev.predeploy.staging.http.HttpProbe;
import dev.predeploy.staging.http.Question;
import dev.predeploy.staging.http.Trust;
import dev.predeploy.staging.load.Bounds;
import dev.predeploy.staging.loopback.HttpService;
import dev.predeploy.staging.loopback.HttpService.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SoakTrialTests {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final SoakTrial.Aim ALL = new SoakTrial.Aim(
            Availability.parse("100%").orElseThrow(),
            new Bounds(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));

    @Test
    void keepsWhatWasSeenWhereItIsStopped() throws Exception {
        try (HttpProbe probe = new HttpProbe(Trust.system(), Hosts.of(Map.of()))) {
            Thread soaking = Thread.currentThread();
            try (HttpService service = HttpService.answering((exchange, number) -> {
                if (number == 3) {
                    soaking.interrupt();
                }
                return Said.json(number == 2 ? 503 : 200, "{}");
            })) {
                SoakTrial trial = trial(probe, service);
                assertThatThrownBy(() -> trial.run(ALL, sign -> {})).isInstanceOf(InterruptedException.class);
                assertThat(trial.sum()).contains(" of 100 questions asked", "errors: 1 of 503");
                assertThat(trial.transcript()).contains("# no good answer from 2026-01-01T12:00:00Z to ");
            }
        }
    }

    @Test
    void tellsWhichServicesWereStartedAgain() {
        assertThat(Restarts.between(Map.of("api", 1, "db", 0), Map.of("api", 3, "db", 0, "new", 1)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("api", 2, "new", 1));
    }

    @Test
    void tellsBeginAndEndOfEachOutageByTheClock() {
        Diary diary = new Diary();
        int[] statuses = {200, 503, 503, 200, 500, 200, 503};
        for (int number = 0; number < statuses.length; number++) {
            diary.add(answer(statuses[number]), START.plusSeconds(5L * number));
        }
        assertThat(diary.outages())
                .extracting(Outage::words)
                .containsExactly(
                        "from 2026-01-01T12:00:05Z to 2026-01-01T12:00:15Z, 10.00 s (2 questions, 503)",
                        "from 2026-01-01T12:00:20Z to 2026-01-01T12:00:25Z, 5.00 s (1 question, 500)",
                        "from 2026-01-01T12:00:30Z to the end, 0.00 s (1 question, 503)");
        assertThat(diary.longest()).contains(diary.outages().get(0));
        assertThat(diary.availability()).hasToString("42.857 %");
    }

    @Test
    void readsPercentagesAndNeverRoundsALostAnswerAway() {
        assertThat(Availability.parse("99.9%").orElseThrow().isMetBy(999, 1000)).isTrue();
        assertThat(Availability.parse("99.9 %").orElseThrow().isMetBy(998, 1000))
                .isFalse();
        assertThat(List.of("101%", "99,9%", "0.999", "-1%"))
                .allMatch(text -> Availability.parse(text).isEmpty());
        assertThat(Availability.of(999_999, 1_000_000)).hasToString("99.999 %");
        assertThat(Availability.of(9_999_999, 10_000_000)).hasToString("99.999 %");
        assertThat(Availability.of(10, 10)).hasToString("100 %");
    }

    private static SoakTrial trial(HttpProbe probe, HttpService service) {
        Question question = new Question(service.url("/"), Map.of(), Duration.ofSeconds(1), false);
        SoakTrial.Plan plan = new SoakTrial.Plan(Duration.ofSeconds(1), Duration.ofMillis(10));
        return new SoakTrial(probe, question, plan, InstantSource.fixed(START));
    }

    private static Answer answer(int status) {
        return new Answer(status, List.of(), new Answer.Body(new byte[0], false), Duration.ZERO);
    }
}
