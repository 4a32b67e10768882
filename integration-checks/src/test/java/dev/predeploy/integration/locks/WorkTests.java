package dev.predeploy.integration.locks;

import static dev.predeploy.integration.locks.Seen.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.integration.trace.Effect;
import dev.predeploy.integration.trace.LockMode;
import dev.predeploy.integration.trace.Observed;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkTests {
    @ParameterizedTest
    @CsvSource({
        "1, 100, 10, 10", // a tenth, looked for in all rows
        "1, 100, 9, 0",
        "0, 100, 49, 0", // an index led to them
        "0, 100, 50, 50",
        "1, 3, 1, 100", // of three rows, a share says nothing
        "0, 3, 3, 0"
    })
    void takesALargeShareForAllThatItCouldBe(long scans, long before, long updated, int percent) {
        List<Work> works = of(Effect.Fate.KEPT, scans, new Effect.Rows(OptionalLong.of(before), 0, updated, 0));
        assertThat(works.stream()
                        .filter(work -> work.sort() == Work.Sort.UPDATED)
                        .mapToInt(Work::percent)
                        .sum())
                .isEqualTo(percent);
    }

    @Test
    void tellsATableThatIsEmptiedFromOneThatIsWrittenAnew() {
        Effect.Rows none = new Effect.Rows(OptionalLong.of(0), 0, 0, 0);
        Effect.Rows some = new Effect.Rows(OptionalLong.of(20), 0, 0, 0);
        assertThat(of(Effect.Fate.REWRITTEN, 1, some)).extracting(Work::sort).containsExactly(Work.Sort.WRITTEN);
        assertThat(of(Effect.Fate.REWRITTEN, 1, none)).isEmpty();
    }

    @Test
    void takesATableThatNeverHadARowForOneThatIsWrittenAnew() {
        Effect effect = new Effect(ORDERS, Effect.Fate.REWRITTEN, 1, 0, new Effect.Rows(OptionalLong.of(0), 0, 0, 0));
        Set<String> empty = Set.of("public.orders");
        assertThat(Work.of(Seen.statement("SELECT change()", List.of(), List.of(effect)), empty))
                .hasSize(1);
        assertThat(Work.of(Seen.statement("TRUNCATE orders", List.of(), List.of(effect)), empty))
                .isEmpty();
    }

    @Test
    void knowsTheLockOfAReindexThatNobodySawInTime() {
        Effect read = new Effect(ORDERS, Effect.Fate.KEPT, 1, 0, Effect.Rows.UNTOUCHED);
        Observed reindex = Seen.outsideTransaction("/* nightly */\n-- all\nREINDEX SCHEMA public", List.of(read));
        assertThat(Work.of(reindex, Set.of())).extracting(Work::sort).containsExactly(Work.Sort.READ);
        assertThat(Hold.taken(reindex)).containsExactly(Seen.lock(ORDERS, LockMode.SHARE));
        Observed concurrent = Seen.outsideTransaction("REINDEX SCHEMA CONCURRENTLY public", List.of(read));
        assertThat(Work.of(concurrent, Set.of())).isEmpty();
        assertThat(Hold.taken(concurrent)).isEmpty();
    }

    private static List<Work> of(Effect.Fate fate, long scans, Effect.Rows rows) {
        Effect effect = new Effect(ORDERS, fate, scans, 0, rows);
        return Work.of(Seen.statement("DO", List.of(), List.of(effect)), Set.of());
    }
}
