package dev.predeploy.staging.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.staging.http.Answer;
import dev.predeploy.staging.limit.Announcement.Family;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnnouncementTests {
    @Test
    void readsTheCurrentDraft() {
        Announcement read = only("RateLimit-Policy: \"default\";q=100;w=60", "RateLimit: \"default\";r=99;t=30");
        assertThat(values(read)).containsExactly("100", "99", "30", "60");
    }

    @Test
    void choosesThePolicyThatHasTheWantedLimit() {
        Announcement read = only(
                "RateLimit-Policy: \"burst\";q=10;w=1, \"minute\";q=100;w=60;pk=:dXNlcg==:",
                "RateLimit: \"burst\";r=9;t=1, \"minute\";r=98;t=59");
        assertThat(values(read)).containsExactly("100", "98", "59", "60");
    }

    @Test
    void readsTheDraftsBetween() {
        Announcement read = only("RateLimit-Policy: 100;w=60", "RateLimit: limit=100, remaining=97, reset=12");
        assertThat(read.family()).isEqualTo(Family.STRUCTURED);
        assertThat(values(read)).containsExactly("100", "97", "12", "60");
    }

    @Test
    void readsTheSeparateHeadersOfTheOlderDrafts() {
        Announcement read = only(
                "RateLimit-Limit: 100, 100;w=60",
                "RateLimit-Remaining: 42",
                "RateLimit-Reset: 7",
                "RateLimit-Policy: 100;w=60");
        assertThat(read.family()).isEqualTo(Family.SEPARATE);
        assertThat(read.limit().orElseThrow().is(100)).isTrue();
        assertThat(read.window().orElseThrow().is(60)).isTrue();
    }

    @Test
    void readsTheHeadersOfNoStandard() {
        Announcement read = only("x-ratelimit-limit: 100", "x-ratelimit-remaining: 5", "x-ratelimit-reset: 1760000000");
        assertThat(read.family()).isEqualTo(Family.CUSTOM);
        assertThat(values(read)).containsExactly("100", "5", "1760000000", "-");
    }

    @Test
    void keepsWhatIsUnreadableAsAQuantityWithoutValue() {
        Announcement read = only("X-RateLimit-Limit: lots", "X-RateLimit-Remaining: 5");
        assertThat(read.limit().orElseThrow().value()).isEmpty();
        assertThat(read.limit().orElseThrow().text()).isEqualTo("lots");
    }

    @Test
    void findsNothingWhereNothingIsAnnounced() {
        assertThat(Announcement.in(answer("Content-Type: text/plain"), 100)).isEmpty();
    }

    @Test
    void readsRetryAfterInSecondsAndAsADate() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(RetryAfter.read("30", now)).contains(Duration.ofSeconds(30));
        assertThat(RetryAfter.read("Thu, 01 Jan 2026 00:01:00 GMT", now)).contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.read("soon", now)).isEmpty();
        assertThat(RetryAfter.read("-5", now)).isEmpty();
    }

    private static Announcement only(String... headers) {
        List<Announcement> all = Announcement.in(answer(headers), 100);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<String> values(Announcement read) {
        return List.of(text(read.limit()), text(read.remaining()), text(read.reset()), text(read.window()));
    }

    private static String text(Optional<Quantity> quantity) {
        return quantity.map(Quantity::text).orElse("-");
    }

    private static Answer answer(String... lines) {
        List<Answer.Header> headers = Arrays.stream(lines)
                .map(line -> line.split(": ", 2))
                .map(parts -> new Answer.Header(parts[0], parts[1]))
                .toList();
        return new Answer(200, headers, new Answer.Body(new byte[0], false), Duration.ZERO);
    }
}
