package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OrdersTests {
    @Test
    void addsUp() {
        assertEquals(3, Orders.sum(1, 2));
    }
}
