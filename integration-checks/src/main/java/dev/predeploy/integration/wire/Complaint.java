package dev.predeploy.integration.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error or a notice of the server's.
 *
 * @param type whether it is an error (E) or a notice (N)
 * @param fields its fields by their letters, byte for byte
 */
public record Complaint(char type, Map<Character, String> fields) {
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    static Complaint of(Message message) {
        Map<Character, String> fields = new LinkedHashMap<>();
        String body = new String(message.bytes(), BYTES);
        for (int at = 0; at < body.length() && body.charAt(at) != 0; ) {
            int end = body.indexOf(0, at);
            fields.put(body.charAt(at), body.substring(at + 1, end));
            at = end + 1;
        }
        return new Complaint(message.type(), fields);
    }

    /** Returns the five letters and digits of its sort. */
    public String sqlState() {
        return fields.getOrDefault('C', "");
    }

    /** Returns what is wrong, as far as it is plain text. */
    public String message() {
        return new String(fields.getOrDefault('M', "").getBytes(BYTES), StandardCharsets.UTF_8);
    }

    /** Returns the message that says it. */
    public Message asMessage() {
        return moved(0);
    }

    /** Returns the message with its position moved on by so many characters. */
    Message moved(int characters) {
        Map<Character, String> moved = new LinkedHashMap<>(fields);
        moved.computeIfPresent('P', (letter, position) -> Integer.toString(Integer.parseInt(position) + characters));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        moved.forEach((letter, value) -> {
            body.write(letter);
            body.writeBytes(value.getBytes(BYTES));
            body.write(0);
        });
        body.write(0);
        return new Message(type, body.toByteArray());
    }
}
