package dev.predeploy.kit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** As Podman 4.3 writes. */
class PodmanOutputTests {
    private static final String DOCKERFILE = """
            ARG V=1
            FROM debian:bookworm-slim AS base
            # a comment
            RUN echo one \\
                # another
             && echo two

            FROM base
            COPY . /x
            RUN make ; \\
                exit 2
            """;

    @Test
    void namesTheStepThatFailedAndItsLine() {
        List<Finding> findings = failure("""
                [1/2] STEP 1/2: FROM debian:bookworm-slim AS base
                [1/2] STEP 2/2: RUN echo one  && echo two
                one
                { "two": [
                --> 66c0ad66ca7
                [2/2] STEP 1/3: FROM b8c649cb4c5d
                [2/2] STEP 2/3: COPY . /x
                --> c88b38221a8
                [2/2] STEP 3/3: RUN make ;     exit 2
                src/index.ts(4,5): error TS2: bad
                Error: building at STEP "RUN make ;     exit 2": while running runtime: exit status 2
                """);

        assertThat(findings)
                .extracting(Finding::place)
                .containsExactly(Place.file("src/index.ts", 4, 5), Place.file("Dockerfile", 10));
        assertThat(findings.get(1).what()).isEqualTo("`RUN make ;     exit 2` ended with exit status 2");
        assertThat(findings.get(1).actual()).hasValue("src/index.ts(4,5): error TS2: bad");
    }

    @Test
    void namesWhatIsNotInTheContext() {
        Finding finding = failure("""
                STEP 1/2: FROM debian:bookworm-slim
                STEP 2/2: COPY . /x
                Error: building at STEP "COPY . /x": checking on sources under "/tmp/c": copier: stat: "/nosuch": no such file or directory
                """).get(0);

        assertThat(finding.what()).isEqualTo("nosuch is not in the build's context");
        assertThat(finding.place()).isEqualTo(Place.file("Dockerfile", 9));
    }

    @Test
    void isBrokenWhereNoRegistryIsKnownThatCouldHaveTheBase() {
        assertThatThrownBy(() -> build("""
                        STEP 1/1: FROM nosuch/base:1
                        Error: creating build container: short-name "nosuch/base:1" did not resolve to an alias and no unqualified-search registries are defined in "/etc/containers/registries.conf"
                        """).image()).isInstanceOf(CheckBroken.class);
    }

    @Test
    void showsEachStepWithWhatItWrote() {
        assertThat(PodmanOutput.read("STEP 1/2: FROM a\nSTEP 2/2: RUN b\nhello\nCOMMIT\n")
                        .text())
                .isEqualTo("FROM a\n\nRUN b\nhello\nCOMMIT\n\n");
    }

    private static Build build(String output) {
        return new FailedBuild(PodmanOutput.read(output), "Dockerfile", new DockerfileText(DOCKERFILE), path -> path)
                .explained(output, "ended with exit code 2");
    }

    private static List<Finding> failure(String output) {
        try {
            build(output).image();
            throw new IllegalStateException("it built");
        } catch (CheckFailed failed) {
            return failed.findings();
        } catch (Exception other) {
            throw new IllegalStateException(other);
        }
    }
}
