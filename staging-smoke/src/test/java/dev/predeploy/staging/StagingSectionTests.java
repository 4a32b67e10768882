package dev.predeploy.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StackReader;
import dev.predeploy.kit.stack.Strictness;
import dev.predeploy.kit.yaml.StackFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StagingSectionTests {
    @TempDir
    Path folder;

    @Test
    void readsAllThatItKnows() {
        StagingSection section = read("""
                          trust: system
                          hosts: {"*.staging.localhost": 127.0.0.1}
                          up: {service: {run: [java, -version], listens: "${port:http}", env: {A: b}}}
                          health: {live: {url: "http://localhost:${port:http}/", json: {"a[0].b": [1, x]}, answers-within: 2s}}
                          rate-limit: {api: {url: http://localhost/, limit: 100, refuses: true, window: 1m}}
                        """).section(StagingSection.class).orElseThrow();
        assertThat(section.trust().orElseThrow().authorities()).contains(Authorities.Known.SYSTEM);
        assertThat(section.up()).containsOnlyKeys("service");
        assertThat(section.health().values())
                .extracting(Health::patience)
                .containsExactly(
                        new Health.Patience(Duration.ofSeconds(30), Duration.ofMillis(250), Duration.ofSeconds(2)));
        assertThat(section.rateLimit().values())
                .extracting(RateLimit::window)
                .containsExactly(Optional.of(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    trust: none                                             | 3:10 | system
                    trust: {}                                               | 3:3  | `trust` names not exactly one
                    trust: {ca: no-such-file.crt}                           | 3:15 | no-such-file.crt
                    hosts: {"a b": 127.0.0.1}                               | 3:10 | is neither a host name
                    hosts: {a.example: somewhere}                           | 3:10 | is no IP address
                    up: {a: {listens: "80"}}                                | 3:8  | `run`
                    up: {a: {run: x, listens: "80", directory: ..}}         | 3:46 | leads out of
                    up: {a: {run: x, listens: "80", within: 1h}}            | 3:43 | time limit of 300 s would come first
                    health: {a: {url: ftp://x/}}                            | 3:21 | is no http or https URL
                    health: {a: {url: "http://127.0.0.1:${port:w}/a b?c=d"}}| 3:21 | holds a space, which no URL may hold write `%20`
                    health: {a: {url: "http://127.0.0.1/a?c=d^e"}}          | 3:21 | holds the character ^, which
                    health: {a: {url: "${env:BASE}/a?c=<d>"}}               | 3:21 | holds the character <, which
                    health: {a: {url: "http://${env:H}/100%?a"}}            | 3:21 | write `%25` for it
                    health: {a: {url: "http://[::1]:${port:w}/a[0]"}}       | 3:21 | write `%5B` for it
                    health: {a: {url: "localhost:${port:w}/"}}              | 3:21 | is no http or https URL
                    rate-limit: {a: {url: "ftp://${env:H}/", limit: 1}}     | 3:25 | is no http or https URL
                    health: {a: {url: http://x/, status: 700}}              | 3:40 | is no status code of HTTP
                    health: {a: {url: http://x/, json: {"a[": 1}}}          | 3:38 | is no path
                    health: {a: {url: http://x/, within: 0s}}               | 3:40 | no time
                    health: {a: {url: http://x/, stauts: 200}}              | 3:32 | did you mean `status`?
                    rate-limit: {a: {url: http://x/, limit: 0}}             | 3:43 | lets nobody in
                    rate-limit: {a: {url: http://x/, limit: 9500, refuses: true}} | 3:43 | more than the 10000 requests
                    access: {a: {url: "http://u:p@x/", user: u, password: p}} | 3:21 | holds credentials write them as `user` and
                    metrics: {a: {url: http://x/, user: u}}                 | 3:39 | one is there alone
                    latency: {a: {url: http://x/, requests: 5, errors: 5, p95: 1s}} | 3:54 | nothing is measured
                    tls: {a: {host: "https://x"}}                           | 3:19 | is no host write such as
                    tls: {a: {host: "x/y"}}                                 | 3:19 | is no host write such as
                    tls: {a: {host: x, at-least: TLSv1.1}}                  | 3:32 | RFC 8996
                    tls: {a: {host: x, days-left: -1}}                      | 3:33 | is over
                    tls: {a: {host: x, http-port: 0}}                       | 3:33 | is no port
                    rate-limit: {a: {url: http://x/}}                       | 3:16 | `limit`
                    """)
    void refusesWhatIsWrongWithPlaceAndRemedy(String line, String place, String words) {
        assertThatThrownBy(() -> read("  " + line + "\n"))
                .isInstanceOfSatisfying(
                        StackFileException.class,
                        refused -> assertThat(refused.problems())
                                .describedAs(refused.getMessage())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.line() + ":" + problem.column())
                                            .isEqualTo(place);
                                    assertThat(problem.what() + " " + problem.fix())
                                            .contains(words);
                                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://[::1]:${port:w}/é?a[]=1&b=%20",
                "${env:BASE}/health",
                "http${env:S}://${env:H}:${env:P}/%${env:HEX}",
                "http://[${env:H}]/",
                "HTTPS://u:${env:P}@api.example/~a;b=(c)!*'$,+"
            })
    void takesEveryUrlThatMayBecomeAWholeOne(String url) {
        assertThat(read("  health: {a: {url: \"" + url + "\"}}\n").section(StagingSection.class))
                .isPresent();
    }

    private Stack read(String staging) {
        return new StackReader(List.of(new StagingModule()), Strictness.ALL_MODULES)
                .parse("stack: shop\nstaging:\n" + staging, folder.resolve("predeploy.yml"));
    }
}
