package dev.predeploy.staging.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Place;
import dev.predeploy.staging.http.Hosts;
import dev.predeploy.staging.http.HttpProbe;
import dev.predeploy.staging.http.Question;
import dev.predeploy.staging.http.Trust;
import dev.predeploy.staging.loopback.HttpService;
import dev.predeploy.staging.loopback.HttpService.Said;
import dev.predeploy.staging.loopback.RawService;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HealthTrialTests {
    @Test
    void endsSoonWhenItIsStoppedBetweenTwoQuestions() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        try (HttpService service = HttpService.answering((exchange, number) -> {
            asked.countDown();
            return Said.json(503, "{}");
        })) {
            assertEndsSoon(service.url("/"), asked);
        }
    }

    @Test
    void endsSoonWhenItIsStoppedWhileItWaitsForAnAnswer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawService service = RawService.doing((socket, out) -> {
            asked.countDown();
            TimeUnit.SECONDS.sleep(30);
        })) {
            assertEndsSoon(service.url("/"), asked);
        }
    }

    private static void assertEndsSoon(URI url, CountDownLatch asked) throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();
        try (HttpProbe probe = new HttpProbe(Trust.system(), Hosts.of(Map.of()))) {
            Question question = new Question(url, Map.of(), Duration.ofSeconds(20), false);
            HealthTrial trial = new HealthTrial(probe, question, new Expectations(Place.url(url)).status(200));
            Thread asking = new Thread(() -> {
                try {
                    trial.run(Duration.ofSeconds(25), Duration.ofMillis(100));
                } catch (InterruptedException stopped) {
                    interrupted.set(true);
                }
            });
            asking.start();
            asked.await();
            asking.interrupt();
            asking.join(5_000);
            assertThat(asking.isAlive()).isFalse();
            assertThat(interrupted).isTrue();
        }
    }
}
