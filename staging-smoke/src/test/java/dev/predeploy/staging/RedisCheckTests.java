package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.testing.CheckTester;
import dev.predeploy.kit.testing.TestedCheck;
import dev.predeploy.staging.loopback.Certificates;
import dev.predeploy.staging.loopback.RawService;
import dev.predeploy.staging.loopback.RedisService;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RedisCheckTests {
    private static final String PASSWORD = "p@s:s/w#o%r?d";

    @TempDir
    Path folder;

    @Test
    void passesWhereAllIsAsDeclared() throws Exception {
        try (RawService redis = RedisService.guardedBy(PASSWORD, Map.of())) {
            TestedCheck check = check("", redis.port(), "persistence: aof, max-memory: 64MiB");
            assertThat(check.reason()).isEmpty();
            assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(check.evidence().get("transcript.txt"))
                    .contains("$ redis-cli -h 127.0.0.1 -p ", " PING\n(error) NOAUTH Authentication required.")
                    .contains("PONG", "maxmemory:67108864")
                    .doesNotContain(PASSWORD);
            assertThat(check("", redis.port(), "persistence: rdb").outcome()).isEqualTo(Outcome.PASSED);
        }
    }

    @Test
    void takesAUserWhoMayDoNothingForAGuard() throws Exception {
        String refusal = "-NOPERM this user has no permissions to run the 'ping' command\r\n";
        try (RawService redis = RedisService.guardedBy("", Map.of("PING", refusal))) {
            assertThat(check("", redis.port(), "").reason()).doesNotContain("whether it wants a password");
        }
    }

    @Test
    void doesNotTakeAnyErrorForAGuard() throws Exception {
        try (RawService redis = RedisService.guardedBy("", Map.of("PING", "-ERR max number of clients reached\r\n"))) {
            TestedCheck check = check("", redis.port(), "");
            assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
            assertThat(check.reason()).isEqualTo("it does not say whether it wants a password");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            max-memory: 32MiB | x                | x                                                        | max-memory
            max-memory: 32MiB | INFO memory      | maxmemory:0                                              | max-memory
            persistence: aof  | INFO persistence | aof_enabled:0                                            | persistence
            persistence: aof  | INFO persistence | aof_enabled:1~aof_last_write_status:err                  | persistence-failed
            persistence: rdb  | INFO persistence | rdb_last_bgsave_status:err                               | persistence-failed
            persistence: rdb  | PING             | -LOADING Redis is loading the dataset in memory          | loading
            """)
    void tellsWhatIsNotAsDeclared(String keys, String question, String said, String rule) throws Exception {
        String answer = said.startsWith("-") ? said + "\r\n" : RedisService.bulk(said.replace("~", "\r\n") + "\r\n");
        try (RawService redis = RedisService.guardedBy(PASSWORD, Map.of(question, answer))) {
            assertFailed(check("", redis.port(), keys), rule, "it ");
        }
    }

    @Test
    void tellsThatSnapshotsAreOff() throws Exception {
        Map<String, String> off = Map.of("CONFIG GET save", "*2\r\n$4\r\nsave\r\n$0\r\n\r\n");
        try (RawService redis = RedisService.guardedBy(PASSWORD, off)) {
            assertFailed(
                    check("", redis.port(), "persistence: rdb"), "persistence", "it does not keep its data as snap");
        }
    }

    @Test
    void tellsThatItAnswersWhoeverComes() throws Exception {
        try (RawService redis = RedisService.guardedBy("", Map.of())) {
            assertFailed(checkUrl("redis://127.0.0.1:" + redis.port(), ""), "no-authentication", "it answers whoever");
            assertThat(checkUrl("redis://127.0.0.1:" + redis.port(), ", authenticated: optional")
                            .outcome())
                    .isEqualTo(Outcome.PASSED);
        }
    }

    @Test
    void tellsAWrongPasswordAndNone() throws Exception {
        try (RawService redis = RedisService.guardedBy(PASSWORD, Map.of())) {
            assertFailed(
                    checkUrl("redis://:mistaken@127.0.0.1:" + redis.port(), ""), "wrong-password", "it lets us not in");
            assertFailed(checkUrl("redis://127.0.0.1:" + redis.port(), ""), "no-password", "it lets us not in");
        }
    }

    @Test
    void isBrokenWhereTheServerDoesNotTell() throws Exception {
        Map<String, String> denied =
                Map.of("CONFIG GET save", "-NOPERM this user has no permissions to run the 'config|get' command\r\n");
        try (RawService redis = RedisService.guardedBy(PASSWORD, denied)) {
            TestedCheck check = check("", redis.port(), "persistence: rdb");
            assertThat(check.outcome()).isEqualTo(Outcome.BROKEN);
            assertThat(check.finding().fix().orElseThrow()).contains("allow that command");
        }
    }

    @Test
    void tellsWhyNothingAnswers() throws Exception {
        assertFailed(checkUrl("redis://127.0.0.1:1", ""), "connection-refused", "no answer");
        assertFailed(checkUrl("redis://no-such-host.invalid", ""), "unknown-host", "no answer");
        try (RawService silent = RawService.doingAtOnce((socket, out) -> TimeUnit.SECONDS.sleep(60))) {
            assertFailed(check("", silent.port(), "answers-within: 300ms"), "timeout", "no answer");
        }
        try (RawService http = RawService.doingAtOnce((socket, out) -> bytes(out, "HTTP/1.1 400 Bad\r\n\r\n"))) {
            assertFailed(check("", http.port(), "answers-within: 2s"), "not-redis", "no answer: it does not speak");
        }
    }

    @Test
    void endsWithAServerThatDripsOrNeverEnds() throws Exception {
        try (RawService drips = RawService.doingAtOnce((socket, out) -> {
            while (!socket.isClosed()) {
                bytes(out, "+");
                TimeUnit.MILLISECONDS.sleep(20);
            }
        })) {
            assertFailed(check("", drips.port(), "answers-within: 300ms"), "timeout", "no answer");
        }
        try (RawService endless = RawService.doingAtOnce((socket, out) -> {
            while (!socket.isClosed()) {
                bytes(out, "+".repeat(8192));
            }
        })) {
            assertFailed(check("", endless.port(), "answers-within: 5s"), "not-redis", "no answer: it does not speak");
        }
        try (RawService huge = RawService.doingAtOnce((socket, out) -> bytes(out, "$999999999\r\n"))) {
            assertFailed(check("", huge.port(), "answers-within: 5s"), "not-redis", "no answer: it announces");
        }
    }

    @Test
    void speaksOverTlsAndTrustsOnlyWhomTheStackTrusts() throws Exception {
        Certificates certificates = Certificates.forNames(folder, "ip:127.0.0.1");
        SSLServerSocket listener = (SSLServerSocket)
                certificates.context().getServerSocketFactory().createServerSocket(0);
        try (RawService redis = RedisService.guardedBy(PASSWORD, listener)) {
            String url = "rediss://:" + PASSWORD + "@127.0.0.1:" + redis.port();
            assertFailed(checkUrl(url, ""), "tls", "no answer");
            Files.writeString(folder.resolve("url"), url);
            TestedCheck check =
                    CheckTester.of(RedisCheck.class).run(folder, """
                            stack: shop
                            secrets: {REDIS: {file: url}}
                            staging: {trust: {ca: authority.pem}, redis: {main: {url: "${secret:REDIS}"}}}
                            """).only();
            assertThat(check.reason()).isEmpty();
        }
    }

    private static void bytes(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void assertFailed(TestedCheck check, String rule, String what) {
        assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.FAILED);
        assertThat(check.finding().rule()).as(check.reason()).contains(rule);
        assertThat(check.finding().what()).startsWith(what);
        assertThat(check.finding().fix()).isPresent();
        assertThat(check.finding().place().text()).startsWith("redis");
    }

    private TestedCheck check(String user, int port, String keys) throws IOException {
        return checkUrl("redis://" + user + ":" + PASSWORD + "@127.0.0.1:" + port, ", " + keys);
    }

    private TestedCheck checkUrl(String url, String keys) throws IOException {
        boolean isSecret = url.contains("@"); // of a URL that is a secret, nothing is shown
        Files.writeString(folder.resolve("url"), isSecret ? url : "unused");
        String named = isSecret ? "${secret:REDIS}" : url;
        return CheckTester.of(RedisCheck.class)
                .run(folder, """
                        stack: shop
                        secrets: {REDIS: {file: url}}
                        staging: {redis: {main: {url: "%s"%s}}}
                        """.formatted(named, keys))
                .only();
    }
}
