package dev.predeploy.integration.locks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE orders SET a = 1 WHERE id BETWEEN 1 AND 10000",
                "UPDATE orders SET a = 1 WHERE id >= 1 AND id < 5001",
                "UPDATE orders SET a = 1 WHERE \"id\" <= $1",
                "UPDATE orders SET a = 1 WHERE id IN (SELECT id FROM orders WHERE a IS NULL LIMIT 1000)",
                "WITH some AS (SELECT id FROM orders LIMIT 1000) UPDATE orders SET a = 1 FROM some WHERE some.id = orders.id",
                "DELETE FROM orders WHERE id = 7",
                "DELETE FROM orders WHERE id IN (1, 2)",
                "DO $$ BEGIN LOOP UPDATE orders SET a = 1 WHERE id BETWEEN lo AND hi; COMMIT; END LOOP; END $$"
            })
    void isOne(String code) {
        assertThat(Batch.isOne(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE orders SET customer_id = 7",
                "UPDATE orders SET id = 7",
                "UPDATE orders SET a = (SELECT b FROM c WHERE d BETWEEN 1 AND 2 LIMIT 10)",
                "UPDATE orders SET a = c.b FROM c WHERE c.id = orders.c_id",
                "UPDATE orders SET a = 1 WHERE customer_id = 7",
                "UPDATE orders SET a = 1 WHERE id > 0",
                "UPDATE orders SET a = 1 WHERE id <> 0",
                "UPDATE orders SET a = 1 WHERE b = (SELECT max(b) FROM c LIMIT 1)",
                "MERGE INTO orders USING c ON c.id = orders.c_id WHEN MATCHED THEN UPDATE SET c_id = 1",
                "DO $$ BEGIN LOOP UPDATE orders SET a = 1 WHERE id BETWEEN lo AND hi; END LOOP; END $$"
            })
    void isNone(String code) {
        assertThat(Batch.isOne(code)).isFalse();
    }
}
