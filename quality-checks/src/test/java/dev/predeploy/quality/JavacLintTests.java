package dev.predeploy.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.testing.TestStack;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JavacLintTests {
    private static final String RAW = """
            package com.acme;
            class Orders {
                java.util.List all;
            }
            """;

    @TempDir
    Path folder;

    private TestStack stack;

    @BeforeEach
    void prepare() {
        stack = new TestStack(folder);
    }

    @Test
    void passesSourcesWithoutWarnings() throws Exception {
        stack.with("src/main/java/com/acme/Orders.java", "package com.acme;\nclass Orders {}\n");

        assertThat(stack.run(LintCheck.class, "quality: {lint: {javac: {}}}").outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void failsOnAWarningAtItsLineAndColumn() throws Exception {
        stack.with("src/my code/com/acme/Orders.java", RAW);

        var ended = stack.run(LintCheck.class, "quality: {lint: {javac: {sources: [src/my code]}}}");

        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.reason()).isEqualTo("1 finding");
        assertThat(ended.finding())
                .isEqualTo(Finding.of("found raw type: List")
                        .rule("rawtypes")
                        .severity(Severity.WARNING)
                        .at(Place.file("src/my code/com/acme/Orders.java", 3, 14)));
    }

    @Test
    void takesMoreArgumentsForTheCompiler() throws Exception {
        stack.with("src/main/java/com/acme/Orders.java", RAW);

        assertThat(stack.run(LintCheck.class, "quality: {lint: {javac: {arguments: [\"-Xlint:-rawtypes\"]}}}")
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void isBrokenByAnArgumentThatTheCompilerDoesNotKnow() throws Exception {
        stack.with("src/main/java/com/acme/Orders.java", RAW);

        var ended = stack.run(LintCheck.class, "quality: {lint: {javac: {arguments: [--no-such]}}}");

        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.reason()).isEqualTo("javac did not do its work: invalid flag: --no-such");
    }

    @Test
    void isNotRunWithoutSources() throws Exception {
        var ended = stack.run(LintCheck.class, "quality: {lint: {style: {tool: javac}}}");

        assertThat(ended.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(ended.reason()).isEqualTo("no Java sources in src/main/java");
    }

    @Test
    void isBrokenWhenTheJdkHasNoCompiler() throws Exception {
        stack.with("src/main/java/com/acme/Orders.java", RAW).withTool("jdk/bin/javac", "exit 127");

        var ended = stack.run(
                LintCheck.class,
                "quality: {lint: {javac: {env: {JAVA_HOME: \"%s\"}}}}".formatted(folder.resolve("jdk")));

        assertThat(ended.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(ended.reason()).contains("javac ended with exit code 127");
    }

    @Test
    void typesFailOnErrorsOnly() throws Exception {
        stack.with("src/main/java/com/acme/Orders.java", RAW);
        assertThat(stack.run(TypesCheck.class, "quality: {types: {javac: {}}}").outcome())
                .isEqualTo(Outcome.PASSED);

        stack.with(
                "src/main/java/com/acme/Orders.java",
                "package com.acme;\nclass Orders {\n    int all = \"none\";\n}\n");
        var ended = stack.run(TypesCheck.class, "quality: {types: {javac: {}}}");

        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.reason()).isEqualTo("1 type error");
        assertThat(ended.finding())
                .isEqualTo(Finding.of("incompatible types: String cannot be converted to int")
                        .at(Place.file("src/main/java/com/acme/Orders.java", 3, 15)));
    }
}
