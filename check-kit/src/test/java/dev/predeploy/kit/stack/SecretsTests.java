package dev.predeploy.kit.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.yaml.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SecretsTests {
    private static final SecretSource COMMAND = new SecretSource.FromCommand(CommandLine.shell("vault ${env:USER}"));

    private final List<String> redacted = new ArrayList<>();
    private final Map<String, SecretSource> declared = new LinkedHashMap<>();

    @TempDir
    Path folder;

    private Secrets secrets(SecretCommand command) {
        Map<String, String> environment = Map.of("TOKEN", "t0ken", "EMPTY", "", "USER", "me");
        return new Secrets(declared, new SecretAccess(environment, folder, command, redacted::add));
    }

    private static SecretCommand answering(int exitCode, String output) {
        return command -> new SecretCommand.Answer(exitCode, output);
    }

    @Test
    void takesThemFromEnvironmentFileAndCommand() throws IOException {
        Files.writeString(folder.resolve("password.txt"), " pass\nword \r\n\n");
        declared.put("A", new SecretSource.FromEnvironment("TOKEN"));
        declared.put("B", new SecretSource.FromFile("password.txt"));
        declared.put("C", COMMAND);
        List<FilledCommand> commands = new ArrayList<>();
        Secrets secrets = secrets(command -> {
            commands.add(command);
            return new SecretCommand.Answer(0, "fetched\n");
        });

        assertThat(List.of(secrets.value("A"), secrets.value("B"), secrets.value("C")))
                .containsExactly("t0ken", " pass\nword ", "fetched")
                .isEqualTo(redacted);
        assertThat(commands).singleElement().satisfies(command -> {
            assertThat(command.words()).containsExactly("sh", "-c", "vault \"${_predeploy_value_1}\"");
            assertThat(command.environment()).containsValue("me");
        });
    }

    @Test
    void knowsFromTheStartWhatNeedsNoCommand() {
        declared.put("A", new SecretSource.FromEnvironment("TOKEN"));
        declared.put("B", new SecretSource.FromFile("absent.txt"));
        declared.put("C", COMMAND);
        Secrets secrets = secrets(command -> {
            throw new AssertionError("no command is run");
        });

        assertThat(secrets.known()).containsExactly(entry("A", "t0ken"));
        assertThat(redacted).containsExactly("t0ken");
    }

    @Test
    void doesNotRunWithoutTheSource() {
        declared.put("A", new SecretSource.FromEnvironment("ABSENT"));
        declared.put("B", new SecretSource.FromFile("absent.txt"));
        declared.put("C", new SecretSource.FromEnvironment("EMPTY"));
        declared.put("D", COMMAND);
        Secrets secrets = secrets(answering(0, "\n"));

        assertThat(declared.keySet())
                .allSatisfy(name -> assertThatExceptionOfType(CheckNotRun.class)
                        .isThrownBy(() -> secrets.value(name))
                        .satisfies(e -> assertThat(e.findings())
                                .allMatch(finding -> finding.fix().isPresent()))
                        .withMessageContaining("the secret " + name));
        assertThatExceptionOfType(CheckNotRun.class)
                .isThrownBy(() -> secrets.value("A"))
                .withMessageContaining("the environment variable ABSENT is not set");
    }

    @Test
    void breaksOnAFailingCommandWithoutShowingItsOutput() {
        declared.put("A", COMMAND);

        assertThatExceptionOfType(CheckBroken.class)
                .isThrownBy(() -> secrets(answering(3, "half a secret")).value("A"))
                .satisfies(e -> assertThat(e.reason())
                        .isEqualTo("the secret A could not be fetched: the command `vault ${env:USER}` ended with"
                                + " exit code 3"))
                .satisfies(e -> assertThat(e.toString()).doesNotContain("half"));
    }

    @Test
    void asksOnceWhoeverAsksAtTheSameTime() throws InterruptedException, ExecutionException {
        declared.put("A", COMMAND);
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(8);
        Secrets secrets = secrets(command -> new SecretCommand.Answer(0, "secret" + asked.incrementAndGet()));
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<String>> answers = new ArrayList<>();
        for (int each = 0; each < 8; each++) {
            answers.add(pool.submit(() -> {
                all.countDown();
                all.await();
                return secrets.value("A");
            }));
        }
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("secret1");
        }
        pool.shutdown();
        assertThat(redacted).containsExactly("secret1");
    }

    @Test
    void asksAFailingSourceOnceToo() {
        declared.put("A", COMMAND);
        AtomicInteger asked = new AtomicInteger();
        Secrets secrets = secrets(command -> new SecretCommand.Answer(asked.incrementAndGet(), ""));

        for (int each = 0; each < 3; each++) {
            assertThatExceptionOfType(CheckBroken.class)
                    .isThrownBy(() -> secrets.value("A"))
                    .withMessageContaining("exit code 1");
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void anInterruptedQuestionIsAskedAgain() {
        declared.put("A", COMMAND);
        AtomicInteger asked = new AtomicInteger();
        Secrets secrets = secrets(command -> {
            if (asked.incrementAndGet() == 1) {
                throw new InterruptedException();
            }
            return new SecretCommand.Answer(0, "fetched");
        });

        assertThatExceptionOfType(CheckBroken.class)
                .isThrownBy(() -> secrets.value("A"))
                .withMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(secrets.value("A")).isEqualTo("fetched");
    }
}
