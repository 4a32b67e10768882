package quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinkTests {
    private final Links links = new Links(new Random(1));

    @Test
    void leadsWhereItWasToldTo() {
        Link link = links.shorten(URI.create("https://example.org/a-long-way/to-go"));

        assertEquals(Optional.of(link), links.find(link.slug()));
    }

    @Test
    void hasANameOfItsOwnEvenForTheSameAddress() {
        URI target = URI.create("https://example.org/");

        assertNotEquals(links.shorten(target).slug(), links.shorten(target).slug());
    }

    @Test
    void refusesWhatIsNotAWebAddress() {
        assertThrows(IllegalArgumentException.class, () -> links.shorten(URI.create("javascript:alert(1)")));
        assertThrows(IllegalArgumentException.class, () -> links.shorten(URI.create("example.org")));
    }
}
