package dev.predeploy.integration.wire;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;

/** Knows Java's name for PostgreSQL's character sets. */
final class CharacterSet {
    private static final Map<String, String> NAMES = Map.of(
            "UTF8", "UTF-8",
            "UNICODE", "UTF-8",
            "SQL_ASCII", "ISO-8859-1",
            "LATIN1", "ISO-8859-1",
            "LATIN2", "ISO-8859-2",
            "LATIN5", "ISO-8859-9",
            "LATIN9", "ISO-8859-15",
            "KOI8R", "KOI8-R",
            "EUC_JP", "EUC-JP",
            "SJIS", "Shift_JIS");

    private CharacterSet() {}

    static Charset of(String postgres) {
        try {
            String name = NAMES.getOrDefault(postgres, postgres.replaceFirst("^WIN(\\d+)$", "windows-$1"));
            return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
