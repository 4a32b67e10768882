package dev.predeploy.integration.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class InvalidTests {
    private static final Invalid COUNTED = new Invalid(false, "counted", "counted", "orders");

    @Test
    void isNamedByTheLastStatementThatIsNoMereComment() {
        String made = "ALTER TABLE orders ADD CONSTRAINT counted CHECK (n > 0) NOT VALID";
        List<String> statements = List.of(
                made,
                "ALTER TABLE orders ADD COLUMN counted_at date",
                "-- as others say\nCOMMENT ON COLUMN orders.n IS 'see counted'");
        assertThat(COUNTED.lastNaming(statements, Function.identity())).hasValue(made);
        assertThat(COUNTED.lastNaming(statements.subList(1, 3), Function.identity()))
                .isEmpty();
    }
}
