package dev.predeploy.launcher.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineReaderTests {
    private static final CommandLineReader READER = reader(Map.of(), Map.of());

    @Test
    void nothingGivenMeansRunEverything() {
        Invocation invocation = READER.read();

        assertThat(invocation.command()).isEqualTo(Command.RUN);
        assertThat(invocation.selection()).isEqualTo(Selection.ALL);
        assertThat(invocation.format()).isEqualTo(Format.AUTO);
        assertThat(invocation.failFast()).isFalse();
        assertThat(invocation.stack()).isEmpty();
        assertThat(invocation.jobs()).isEmpty();
        assertThat(invocation.out()).isEmpty();
        assertThat(invocation.budget()).isEmpty();
    }

    @Test
    void readsEveryOptionBeforeAndAfterTheCommand() {
        String line = "--stack a/predeploy.yml --stage=build run --stage quality --only quality/** --only build/*,mypy"
                + " --skip tsc --format plain --fail-fast --jobs 3 --out target/x --budget 1h30m";
        Invocation invocation = READER.read(line.split(" "));

        assertThat(invocation.command()).isEqualTo(Command.RUN);
        assertThat(invocation.stack()).contains(Path.of("a/predeploy.yml"));
        assertThat(invocation.stages()).containsExactly("build", "quality");
        assertThat(invocation.only()).extracting(Glob::text).containsExactly("quality/**", "build/*", "mypy");
        assertThat(invocation.skip()).extracting(Glob::text).containsExactly("tsc");
        assertThat(invocation.format()).isEqualTo(Format.PLAIN);
        assertThat(invocation.failFast()).isTrue();
        assertThat(invocation.jobs()).contains(3);
        assertThat(invocation.out()).contains(Path.of("target/x"));
        assertThat(invocation.budget()).contains(Duration.ofMinutes(90));
    }

    @Test
    void theCommandLineWinsOverThePropertyAndThatOverTheVariable() {
        Map<String, String> environment =
                Map.of("PREDEPLOY_JOBS", "1", "PREDEPLOY_FORMAT", "json", "PREDEPLOY_ONLY", "a,b");
        Map<String, String> properties = Map.of("predeploy.jobs", "2", "predeploy.format", "plain");

        Invocation invocation = reader(environment, properties).read("--jobs", "3");

        assertThat(invocation.jobs()).contains(3);
        assertThat(invocation.format()).isEqualTo(Format.PLAIN);
        assertThat(invocation.only()).extracting(Glob::text).containsExactly("a", "b");
    }

    @Test
    void aSwitchFromOutsideIsTurnedOffOnTheCommandLine() {
        CommandLineReader reader = reader(Map.of("PREDEPLOY_FAIL_FAST", "true"), Map.of());

        assertThat(reader.read().failFast()).isTrue();
        assertThat(reader.read("--no-fail-fast").failFast()).isFalse();
    }

    @Test
    void whatBelongsToAnotherCommandIsIgnoredOutsideAndRefusedOnTheCommandLine() {
        assertThat(reader(Map.of("PREDEPLOY_JOBS", "nonsense"), Map.of())
                        .read("list")
                        .jobs())
                .isEmpty();
        assertThatThrownBy(() -> READER.read("list", "--jobs", "3"))
                .hasMessageStartingWith("--jobs does nothing for the command list");
        assertThatThrownBy(() -> READER.read("--report")).hasMessageStartingWith("--report does nothing");
        assertThat(READER.read("schema", "--report").report()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"--help, HELP", "-h, HELP", "help, HELP", "--version, VERSION", "version, VERSION", "list, LIST"})
    void readsTheOtherCommands(String word, Command command) {
        assertThat(READER.read(word).command()).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --onyl x           | There is no option --onyl | Did you mean --only?
                    --fail-fats        | There is no option --fail-fats | Did you mean --fail-fast?
                    lsit               | There is no command lsit | Did you mean list?
                    frobnicate         | There is no command frobnicate | There is: run, list, init, doctor, snapshot, schema, help, version.
                    --format xml       | --format is xml: there is no such format | There is: auto, tty, plain, agent, json.
                    --format plan      | --format is plan: there is no such format | Did you mean plain?
                    --stack=           | --stack is empty: it needs a value | Give it one, or leave it out.
                    --only a,,b        | --only is empty: it needs a value | Give it one, or leave it out.
                    --only a\\b        | --only is a\\b: that is no pattern over check ids | An id is stage/kind/name; * stands for letters within a part, ** for whole parts.
                    --jobs 0           | --jobs is 0: not a number of jobs | Give a whole number from 1 to 1000.
                    --jobs -1          | --jobs is -1: not a number of jobs | Give a whole number from 1 to 1000.
                    --jobs 99999999999 | --jobs is 99999999999: not a number of jobs | Give a whole number from 1 to 1000.
                    --jobs two         | --jobs is two: not a number of jobs | Give a whole number from 1 to 1000.
                    --budget 5         | --budget is 5: that is no duration | Give it as 250ms, 30s, 5m or 1h30m.
                    --budget 0s        | --budget is 0s: no check could run in no time | Give it as 250ms, 30s, 5m or 1h30m.
                    run quality/x/y    | The word quality/x/y is one too many | A single check runs by --only quality/x/y; `predeploy --help` shows the rest.
                    """)
    void refusesWhatItDoesNotKnow(String line, String problem, String fix) {
        assertThatThrownBy(() -> READER.read(line.split(" ")))
                .isInstanceOf(WrongCommand.class)
                .hasMessage(problem + "\n  " + fix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--stack", "--only", "--stack --only x", "--stack a --stack b"})
    void refusesWhatIsIncomplete(String line) {
        assertThatThrownBy(() -> READER.read(line.split(" "))).isInstanceOf(WrongCommand.class);
    }

    @Test
    void namesTheVariableOrPropertyThatHoldsTheMistake() {
        assertThatThrownBy(() -> reader(Map.of("PREDEPLOY_STACK", ""), Map.of()).read())
                .hasMessageStartingWith("PREDEPLOY_STACK is empty: it needs a value");
        assertThatThrownBy(() ->
                        reader(Map.of(), Map.of("predeploy.fail-fast", "yes")).read())
                .hasMessageStartingWith("predeploy.fail-fast is yes: it is either on or off");
    }

    @Test
    void aMistypedPropertyIsNotIgnored() {
        assertThatThrownBy(() -> reader(Map.of(), Map.of("predeploy.onyl", "x")).read())
                .hasMessage("There is no option predeploy.onyl\n  Did you mean predeploy.only?");
        assertThat(reader(Map.of("PREDEPLOY_TOKEN", "x"), Map.of()).read().command())
                .isEqualTo(Command.RUN);
    }

    @Test
    void aHostileWordIsShownWithoutItsControlCharacters() {
        assertThatThrownBy(() -> READER.read("--\u001b[2Jx\n")).hasMessageStartingWith("There is no option --?[2Jx?\n");
    }

    @Test
    void argumentFilesAreNotRead() {
        assertThatThrownBy(() -> READER.read("@/etc/hostname")).hasMessageStartingWith("There is no command @/etc");
    }

    @Test
    void theHelpNamesEveryOptionAndCommand() {
        String help = CommandLineReader.help();

        assertThat(List.of(Command.values()))
                .allSatisfy(command -> assertThat(help).contains("  " + command.word()));
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(help).contains("--stack=FILE", "--[no-]fail-fast", "130");
    }

    private static CommandLineReader reader(Map<String, String> environment, Map<String, String> properties) {
        return new CommandLineReader(new Surroundings(environment, properties));
    }
}
