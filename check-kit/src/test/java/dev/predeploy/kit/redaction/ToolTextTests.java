package dev.predeploy.kit.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ToolTextTests {
    @Test
    void readsUtf8() {
        assertThat(ToolText.of("Grüße, 東京 🚀\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Grüße, 東京 🚀\n");
    }

    @Test
    void readsWhatIsNoUtf8AsLatin1() {
        assertThat(ToolText.of("Grüße".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("Grüße");
    }

    @Test
    void readsBothInOneText() {
        byte[] mixed = {'a', (byte) 0xC3, (byte) 0xBC, (byte) 0xFC, (byte) 0xE2, (byte) 0x82};
        assertThat(ToolText.of(mixed)).isEqualTo("aüü\u00E2\u0082");
    }

    @Test
    void readsAnyOctetsToTheirEnd() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] octets = new byte[random.nextInt(40)];
            random.nextBytes(octets);
            byte[] ended =
                    (new String(octets, StandardCharsets.ISO_8859_1) + "end").getBytes(StandardCharsets.ISO_8859_1);
            assertThat(ToolText.of(ended)).endsWith("end");
        }
    }
}
