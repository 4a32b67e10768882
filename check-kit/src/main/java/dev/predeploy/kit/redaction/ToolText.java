package dev.predeploy.kit.redaction;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Reads what a tool wrote: as UTF-8, and each octet that is none as the character of ISO-8859-1. So nothing of a text
 * is lost whatever wrote it, and a secret with an umlaut is found in both encodings.
 */
public final class ToolText {
    private ToolText() {}

    /** Returns the text of some octets. */
    public static String of(byte[] octets) {
        ByteBuffer in = ByteBuffer.wrap(octets);
        CharBuffer out = CharBuffer.allocate(octets.length); // no octet becomes more than one character
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int left = result.length(); left > 0; left--) {
                out.put((char) (in.get() & 0xFF));
            }
            result = decoder.reset().decode(in, out, true);
        }
        return out.flip().toString();
    }
}
