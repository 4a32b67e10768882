package quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTests {

    @Test
    void writesRecordsListsAndNumbers() {
        assertEquals(
                "[{\"slug\":\"k7m2xq\",\"target\":\"https://example.org/\"},7]",
                Json.write(List.of(new Link("k7m2xq", URI.create("https://example.org/")), 7)));
    }

    @Test
    void escapesWhatWouldEndAText() {
        assertEquals("{\"error\":\"\\\"\\\\\\u000a\"}", Json.write(new Problem("\"\\\n")));
    }
}
