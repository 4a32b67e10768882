package dev.predeploy.kit.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class HarmlessTextTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "colours           | a\\e[1;31mred\\e[0mb           | aredb",
                "cursor            | a\\e[2J\\e[Hb\\e[?25l          | ab",
                "title, bell       | a\\e]0;owned\\u0007b           | ab",
                "link, terminator  | \\e]8;;http://x\\e\\\\here\\e]8;;\\e\\\\ | here",
                "device control    | a\\eP1$qm\\e\\\\b              | ab",
                "character set     | a\\e(Bb\\ec                    | ab",
                "eight-bit control | a\\u009b31mb\\u009d0;t\\u009cc | abc",
                "string cut short  | \\e]0;never ended\\nnext       | `\\nnext`",
                "sequence in string| a\\e]0;x\\e[31mb               | ab",
                "bells, backspaces | a\\u0007b\\bc\\u0000d\\u007fe  | abcde",
                "direction         | a\\u202eb\\u2066c\\u200fd      | abcd",
                "byte order mark   | \\ufeffa                       | a",
                "hidden tags       | a\\udb40\\udc41b               | ab",
                "lone surrogates   | a\\ud800b\\udc00c              | abc",
                "no character      | a\\ufffeb\\uffffc              | abc",
                "carriage returns  | a\\r\\nb\\rc                   | a\\nb\\nc",
                "end of input      | a\\e                           | a",
            })
    void takesOutWhatCouldHarm(String what, String text, String harmless) {
        assertThat(HarmlessText.of(unescaped(text))).as(what).isEqualTo(unescaped(harmless));
    }

    private static String unescaped(String text) {
        return text.replace("\\e", "\u001b")
                .replace("\\r", "\r")
                .transform(HarmlessTextTests::unicode)
                .translateEscapes();
    }

    private static String unicode(String text) {
        return java.util.regex.Pattern.compile("\\\\u(....)")
                .matcher(text)
                .replaceAll(escape -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    @Test
    void keepsTheLettersOfAllLanguages() {
        String text = "Ærlig – 日本語 – العربية – 😀\ttab\nline";
        assertThat(HarmlessText.of(text)).isEqualTo(text);
    }

    @Test
    void makesAnyTextFitForXmlAndForTerminals() throws Exception {
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            StringBuilder hostile = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                hostile.append((char) (random.nextBoolean() ? random.nextInt(0xA0) : random.nextInt(0x10000)));
            }
            String text = HarmlessText.of(hostile.toString());
            assertThat(text).doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e]");
            String xml = "<a>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</a>";
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        }
    }
}
