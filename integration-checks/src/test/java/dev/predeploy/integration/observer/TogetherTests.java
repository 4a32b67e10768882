package dev.predeploy.integration.observer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Source;
import dev.predeploy.integration.trace.Statement;
import dev.predeploy.integration.trace.Transaction;
import dev.predeploy.kit.finding.Place;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Migrations that are applied in one go. */
class TogetherTests {
    private static final Source FIRST = new Source("first", Place.file("first.py"));
    private static final Source NEXT = new Source("next", Place.file("next.py"));

    private final Journal journal = new Journal((source, text) -> source.place());

    @Test
    void haveTheStatementsUpToWhereEachIsRemembered() {
        add("before", "");
        journal.together(both());
        add("a", "");
        add("now at 1", "40001");
        add("now at 1", "");
        add("b", "");
        add("now at 2", "");
        add("after", "");
        assertThat(seen())
                .containsExactly("before", "a first", "now at 1 first", "now at 1", "b next", "now at 2", "after next");
        journal.wentWell();
        assertThat(journal.troubles()).isEmpty();
    }

    @Test
    void giveWhatIsBrokenOffToTheOneAfterTheLastThatIsThrough() {
        journal.together(both());
        add("now at 1", "");
        add("b", "23502");
        assertThat(seen()).containsExactly("now at 1", "b next");
    }

    @Test
    void mayBeTakenAgainInAnotherSchema() {
        journal.together(both());
        for (String schema : List.of("a", "b")) {
            add(schema + ".1", "");
            add("now at 1", "");
            add(schema + ".2", "");
            add("now at 2", "");
        }
        assertThat(seen())
                .containsExactly(
                        "a.1 first",
                        "now at 1",
                        "a.2 next",
                        "now at 2",
                        "b.1 first",
                        "now at 1",
                        "b.2 next",
                        "now at 2");
    }

    @Test
    void areATroubleWhereAllWentWellAndNobodySawIt() {
        journal.together(both());
        add("now at 1", "");
        seen();
        journal.wentWell();
        assertThat(journal.troubles()).containsExactly("the tool's own table did not show the end of 2");
    }

    private static Together both() {
        Map<String, Source> sources = new LinkedHashMap<>();
        sources.put("1", FIRST);
        sources.put("2", NEXT);
        return new Together(
                sources, text -> Optional.of(text.replaceFirst("^now at ", "")).filter(id -> !id.equals(text)));
    }

    private void add(String text, String error) {
        journal.add(new Observed(
                new Statement(text, Optional.empty(), Place.nowhere()),
                new Transaction(1, Transaction.Bounds.TOOL),
                List.of(),
                List.of(),
                List.of(),
                new Observed.Timeouts(Duration.ZERO, Duration.ZERO),
                Optional.of(error).filter(state -> !state.isEmpty())));
    }

    /** Returns all statements, when nothing is applied any more. */
    private List<String> seen() {
        journal.at(Optional.empty());
        return journal.observed().stream()
                .map(Observed::statement)
                .map(each -> each.text()
                        + each.source().map(from -> " " + from.step()).orElse(""))
                .toList();
    }
}
