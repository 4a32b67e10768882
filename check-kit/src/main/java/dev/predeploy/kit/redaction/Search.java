package dev.predeploy.kit.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds some secrets in every form. It goes through a long text in blocks, so that its memory stays small. */
final class Search {
    private static final int USUAL_BLOCK = 1 << 17;
    private static final int LONGEST_FORM =
            18; // of one character: three octets, each as %25XX or each \\u00XX, and so on

    /** Which encoding is commonly found inside which other. */
    private static final Map<Encoding, List<Encoding>> WITHIN = Map.of(
            Encoding.FORM, List.of(Encoding.FORM),
            Encoding.PERCENT, List.of(Encoding.PERCENT, Encoding.BASE64),
            Encoding.JSON, List.of(Encoding.JSON, Encoding.XML, Encoding.QUOTED, Encoding.BACKSLASHED, Encoding.BASE64),
            Encoding.XML, List.of(Encoding.JSON));

    private final Automaton plain;
    private final Automaton backwards;
    private final Automaton base64;
    private final int overlap;
    private final boolean isEmpty;
    private final boolean hasBlank;

    Search(Collection<String> secrets) {
        List<String> texts = secrets.stream()
                .flatMap(secret -> Stream.concat(Stream.of(secret, asPath(secret)), hex(secret)))
                .distinct()
                .toList();
        this.plain = new Automaton(texts.stream().map(Needle::plain).toList());
        this.backwards = new Automaton(texts.stream()
                .map(text -> Needle.plain(new StringBuilder(text).reverse().toString()))
                .toList());
        this.base64 = new Automaton(secrets.stream()
                .flatMap(secret -> Stream.of(secret, json(secret)).distinct())
                .flatMap(secret -> Needle.base64(secret).stream())
                .toList());
        this.overlap = LONGEST_FORM
                * (1 + secrets.stream().mapToInt(String::length).max().orElse(0));
        this.isEmpty = secrets.isEmpty();
        this.hasBlank = secrets.stream().anyMatch(secret -> secret.indexOf(' ') >= 0);
    }

    void find(String text, Spans spans) {
        if (isEmpty) {
            return;
        }
        int block = Math.max(USUAL_BLOCK, 4 * overlap);
        for (int from = 0; ; from += block - overlap) {
            int to = Math.min(text.length(), from + block);
            find(Layer.of(text, from, to), spans);
            if (to == text.length()) {
                return;
            }
        }
    }

    private void find(Layer block, Spans spans) {
        plain.find(block, spans);
        findEnds(block, spans);
        for (Encoding outer : Encoding.values()) {
            Optional<Layer> decoded = below(outer, block, spans);
            if (decoded.isPresent()) {
                WITHIN.getOrDefault(outer, List.of()).forEach(inner -> below(inner, decoded.get(), spans));
            }
        }
    }

    /** Finds the ends of secrets whose beginnings were left out. */
    private void findEnds(Layer layer, Spans spans) {
        if (layer.isCut()) {
            backwards.find(layer.reversed(), spans);
        }
    }

    /** Looks below an encoding, and returns what is there, if there is anything. */
    private Optional<Layer> below(Encoding encoding, Layer layer, Spans spans) {
        boolean isPointless = encoding == Encoding.FORM && !hasBlank;
        if (isPointless || !encoding.isIn(layer)) {
            return Optional.empty();
        }
        Layer decoded = encoding.decode(layer);
        Automaton automaton = encoding == Encoding.BASE64 ? base64 : plain;
        automaton.find(decoded, spans);
        if (automaton == plain) {
            findEnds(decoded, spans);
        }
        return Optional.of(decoded);
    }

    /** Writes a text as the names of files are written, whatever the system: with forward slashes. */
    private static String asPath(String text) {
        return text.replace('\\', '/');
    }

    /** Writes a text as dumps and PostgreSQL's {@code bytea} show its octets in UTF-8, in either case. */
    private static Stream<String> hex(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return Stream.of(HexFormat.of(), HexFormat.of().withUpperCase()).map(format -> format.formatHex(octets));
    }

    /** Writes a text as JSON would between quotes, for what is encoded once more. */
    private static String json(String text) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int escape = "\"\\\b\f\n\r\t".indexOf(c);
            if (escape >= 0) {
                json.append('\\').append("\"\\bfnrt".charAt(escape));
            } else {
                json.append(c);
            }
        }
        return json.toString();
    }
}
