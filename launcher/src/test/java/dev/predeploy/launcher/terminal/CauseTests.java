package dev.predeploy.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.finding.Outcome;
import dev.predeploy.launcher.run.CheckResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class CauseTests {

    @Test
    void followsAChainToItsBeginning() {
        CheckResult image = Sample.bad("build/image/a", Outcome.FAILED, "no", List.of());
        CheckResult up = Sample.blocked("staging/health/a", "build/image/a");
        CheckResult limit = Sample.blocked("staging/rate-limit/a", "staging/health/a");

        assertThat(Cause.of(List.of(limit, up, image)))
                .containsExactly(new Cause(image, List.of(), List.of(limit.id(), up.id())));
    }

    @Test
    void aCheckWhoseCauseIsNotInTheRunIsItsOwn() {
        CheckResult alone = Sample.blocked("quality/types/a", "build/image/a");

        assertThat(Cause.of(List.of(alone))).containsExactly(new Cause(alone, List.of(), List.of()));
    }

    @Test
    void aCircleEnds() {
        CheckResult one = Sample.blocked("quality/types/a", "quality/types/b");
        CheckResult two = Sample.blocked("quality/types/b", "quality/types/a");

        assertThat(Cause.of(List.of(one, two))).isNotEmpty();
    }

    @Test
    void requiredComesFirstThenWhatBlocksMostThenFailed() {
        CheckResult optional = Sample.optional(Sample.bad("build/image/o", Outcome.FAILED, "o", List.of()));
        CheckResult broken = Sample.bad("build/image/b", Outcome.BROKEN, "b", List.of());
        CheckResult failed = Sample.bad("build/image/f", Outcome.FAILED, "f", List.of());
        CheckResult blocking = Sample.bad("build/image/x", Outcome.NOT_RUN, "x", List.of());
        CheckResult blocked = Sample.blocked("quality/types/a", "build/image/x");

        assertThat(Cause.of(List.of(optional, broken, failed, blocking, blocked)))
                .extracting(cause -> cause.check().id())
                .extracting(CheckId::name)
                .containsExactly("x", "f", "b", "o");
    }
}
