package dev.predeploy.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.testing.TestStack;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ArtifactCheckTests {
    private static final String SITE = "build: {artifact: {site: {run: ./build, produces: [dist/index.html]}}}";

    @TempDir
    Path folder;

    private TestStack stack;

    @BeforeEach
    void prepare() {
        stack = new TestStack(folder);
    }

    @Test
    void passesWhenTheProductIsThere() throws Exception {
        stack.withTool("build", "mkdir dist && echo hello > dist/index.html");

        assertThat(stack.run(ArtifactCheck.class, SITE).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(folder.resolve("dist")).doesNotExist();
    }

    @Test
    void aProductOfAnEarlierBuildDoesNotCount() throws Exception {
        stack.with("dist/index.html", "old").withTool("build", ":");

        var ended = stack.run(ArtifactCheck.class, SITE);

        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.finding().what()).isEqualTo("dist/index.html was not built");
        assertThat(ended.finding().place()).isEqualTo(Place.file("dist/index.html"));
        assertThat(folder.resolve("dist/index.html")).hasContent("old");
    }

    @Test
    void failsOnAnEmptyProduct() throws Exception {
        stack.withTool("build", "mkdir dist && : > dist/index.html");

        var ended = stack.run(ArtifactCheck.class, SITE);

        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.reason()).isEqualTo("dist/index.html is empty");
    }

    @Test
    void failsWhenAPatternMatchesNothing() throws Exception {
        stack.with("web/keep", "").withTool("web/build", "mkdir out && echo x > out/app.js");

        var ended = stack.run(
                ArtifactCheck.class,
                "build: {artifact: {site: {run: ./build, directory: web, produces: [\"out/*.js\", \"out/*.css\"]}}}");

        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.finding().what()).isEqualTo("web/out/*.css was not built");
    }

    @Test
    void showsTheErrorsOfTheTypeScriptCompiler() throws Exception {
        stack.with("src/index.ts", "")
                .withTool("build", "echo \"src/index.ts(45,7): error TS2322: Type 'a' is no 'b'.\"; exit 2");

        var ended = stack.run(ArtifactCheck.class, SITE);

        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.reason()).isEqualTo("./build ended with exit code 2");
        assertThat(ended.finding())
                .isEqualTo(Finding.of("Type 'a' is no 'b'.").rule("TS2322").at(Place.file("src/index.ts", 45, 7)));
    }

    @Test
    void showsTheErrorsOfJavacAtTheirColumn() throws Exception {
        stack.with("src/A.java", "class A {\n    int a = \"x\";\n}\n");

        var ended = stack.run(
                ArtifactCheck.class,
                "build: {artifact: {a: {run: \"javac -J-Duser.language=en -d out src/A.java\", produces: out/A.class}}}");

        assertThat(ended.finding())
                .isEqualTo(Finding.of("incompatible types: String cannot be converted to int")
                        .at(Place.file("src/A.java", 2, 13)));
    }

    @Test
    void showsTheLastLinesOfWhatItCannotRead() throws Exception {
        stack.withTool("build", "echo it does not please me; exit 1");

        var ended = stack.run(ArtifactCheck.class, SITE);

        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.finding().what()).isEqualTo("./build ended with exit code 1");
        assertThat(ended.finding().actual()).contains("it does not please me");
    }

    @Test
    void isBrokenWithoutTheTool() throws Exception {
        var listed =
                stack.run(ArtifactCheck.class, "build: {artifact: {a: {run: [no-such-builder, x], produces: [out]}}}");
        var inShell =
                stack.run(ArtifactCheck.class, "build: {artifact: {a: {run: no-such-builder x, produces: [out]}}}");

        assertThat(listed.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(listed.reason()).contains("there is no no-such-builder");
        assertThat(inShell.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(inShell.finding().actual().orElseThrow()).contains("no-such-builder");
    }

    @Test
    void isBrokenWhenItHangsNeedsTooMuchOrIsKilled() throws Exception {
        stack.withTool("build", "sleep 600");
        var hung = stack.run(ArtifactCheck.class, SITE.replace("run:", "time-limit: 500ms, run:"));
        stack.withTool("build", "x=0123456789; while :; do x=$x$x; done");
        var hungry = stack.run(ArtifactCheck.class, SITE.replace("run:", "memory-limit: 60MB, run:"));
        stack.withTool("build", "kill -ABRT $$");
        var killed = stack.run(ArtifactCheck.class, SITE);

        assertThat(hung.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(hung.reason()).contains("stopped by Predeploy");
        assertThat(hungry.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(hungry.reason()).contains("more than its limit");
        assertThat(killed.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(killed.reason()).contains("SIGABRT");
    }
}
