package dev.predeploy.kit.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.yaml.StackFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 240, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MutatedStackFilesTests {
    private static final List<String> TOKENS = List.of(
            ":",
            ": ",
            "-",
            "- ",
            "{",
            "}",
            "[",
            "]",
            "&a ",
            "*a",
            "*ready",
            "!!",
            "!t ",
            "|",
            ">",
            "'",
            "\"",
            "#",
            "%",
            "@",
            "`",
            "\t",
            "\n",
            "\n\n",
            "  ",
            "---\n",
            "...\n",
            "? ",
            "<<: ",
            "~",
            "null",
            "${",
            "}",
            "$",
            "${secret:",
            "${env:",
            "\\",
            "\\x",
            "\\U0011ffff",
            "\u0000",
            "\u0085",
            "\uFEFF",
            "\uD83D",
            "🏪",
            "yes",
            "9999999999999999999",
            "0x",
            "1e999",
            "-1",
            "1d",
            "MB",
            ",",
            ", ",
            "%YAML 1.9\n",
            "%TAG ! x\n",
            "!<%zz>");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final StackReader reader = new StackReader(Shop.MODULES, Strictness.ALL_MODULES);

    @ParameterizedTest
    @CsvSource({"small, 2000, 41", "whole, 6000, 42", "flow, 2000, 43"})
    void areReadOrRefusedWithProblemsAndNothingElse(String name, int rounds, long seed) throws IOException {
        String valid = Files.readString(ReadingTests.valid(name));
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < rounds; round++) {
            String text = valid;
            for (int change = random.nextInt(4); change >= 0; change--) {
                text = mutated(text, random);
            }
            refused += isRefused(text) ? 1 : 0;
        }
        assertThat(refused).as("mutations that were refused").isGreaterThan(rounds / 2);
    }

    private boolean isRefused(String text) {
        long start = System.nanoTime();
        try {
            reader.parse(text, Cases.file());
            return false;
        } catch (StackFileException e) {
            assertThat(e.getMessage()).doesNotContain("Exception", "\tat ", "snakeyaml", "java.");
            assertThat(e.problems()).isNotEmpty().allMatch(problem -> problem.line() > 0 && problem.column() > 0);
            assertThat(e.problems())
                    .noneMatch(problem ->
                            CONTROL.matcher(problem.text() + problem.fix()).find());
            return true;
        } finally {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(text).isLessThan(Duration.ofSeconds(2));
        }
    }

    private static String mutated(String text, Random random) {
        if (text.isEmpty()) {
            return ":";
        }
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(5));
        return switch (random.nextInt(7)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, at) + TOKENS.get(random.nextInt(TOKENS.size())) + text.substring(at);
            case 2 -> text.substring(0, at) + (char) random.nextInt(0x250) + text.substring(at + 1);
            case 3 ->
                text.substring(0, at) + new StringBuilder(text.substring(at, end)).reverse() + text.substring(end);
            case 4 ->
                text.substring(0, at) + text.substring(at, end).repeat(2 + random.nextInt(40)) + text.substring(end);
            case 5 -> text.substring(0, at);
            default -> linesMoved(text, random);
        };
    }

    private static String linesMoved(String text, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int line = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(random.nextInt(lines.size()), lines.get(line));
            case 2 -> Collections.swap(lines, line, random.nextInt(lines.size()));
            default -> lines.set(line, " ".repeat(1 + random.nextInt(4)) + lines.get(line));
        }
        return String.join("\n", lines);
    }
}
