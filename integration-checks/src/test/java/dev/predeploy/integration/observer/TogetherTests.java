package dev.predeploy.integration.observer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.integration.migrator.Step;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Source;
import dev.predeploy.integration.trace.Statement;
import dev.predeploy.integration.trace.Transaction;
import dev.predeploy.kit.finding.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Migrations that are applied in one go. */
class TogetherTests {
    private static final Step FIRST = new Step("1", "first", Place.file("first.py"));
    private static final Step NEXT = new Step("2", "next", Place.file("next.py"));

    private final Journal journal = new Journal((source, text) -> source.place());

    @Test
    void haveTheStatementsUpToWhereEachIsRemembered() {
        add("before", "");
        journal.at(new Together(List.of(FIRST, NEXT), (step, text) -> text.equals("now at " + step.id())));
        add("a", "");
        add("now at 1", "40001");
        add("now at 1", "");
        add("b", "");
        add("now at 2", "");
        add("after", "");
        journal.at(Optional.<Source>empty());
        assertThat(seen())
                .containsExactly("before", "a first", "now at 1 first", "now at 1", "b next", "now at 2", "after");
    }

    @Test
    void giveWhatIsBrokenOffToTheFirstThatIsNotThrough() {
        journal.at(new Together(List.of(FIRST, NEXT), (step, text) -> text.equals("now at " + step.id())));
        add("now at 1", "");
        add("b", "23502");
        journal.at(Optional.<Source>empty());
        assertThat(seen()).containsExactly("now at 1", "b next");
    }

    private void add(String text, String error) {
        journal.add(new Observed(
                new Statement(text, Optional.empty(), Place.nowhere()),
                new Transaction(1, Transaction.Bounds.TOOL),
                List.of(),
                List.of(),
                List.of(),
                new Observed.Timeouts(Duration.ZERO, Duration.ZERO),
                Optional.of(error).filter(state -> !state.isEmpty()),
                Duration.ZERO));
    }

    private List<String> seen() {
        return journal.observed().stream()
                .map(Observed::statement)
                .map(each -> each.text()
                        + each.source().map(from -> " " + from.step()).orElse(""))
                .toList();
    }
}
