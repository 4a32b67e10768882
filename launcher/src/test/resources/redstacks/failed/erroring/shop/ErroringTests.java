package shop;

import org.junit.jupiter.api.Test;

class ErroringTests {
    @Test
    void breaks() {
        throw new IllegalStateException("no stock");
    }
}
