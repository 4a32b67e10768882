package dev.predeploy.staging.http;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole answer of HTTP, or its beginning where the body is longer than the limit.
 *
 * @param status the status code
 * @param headers its headers, in order
 * @param body the body, decompressed
 * @param took how long it took from the question to the last byte
 */
public record Answer(int status, List<Header> headers, Body body, Duration took) implements Reply {
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

    /** Copies the headers. */
    public Answer {
        headers = List.copyOf(headers);
    }

    /**
     * A header of an answer.
     *
     * @param name its name, as the server writes it
     * @param value its value
     */
    public record Header(String name, String value) {}

    /**
     * What was read of a body; of the bytes, nobody keeps a copy, and nobody changes them.
     *
     * @param bytes the bytes
     * @param cut whether there were more of them than the limit
     */
    @SuppressWarnings("ArrayRecordComponent") // up to 1 MiB that is compared nowhere
    public record Body(byte[] bytes, boolean cut) {}

    /** Returns a header's first value. */
    public Optional<String> header(String name) {
        return values(name).stream().findFirst();
    }

    /** Returns all values of a header. */
    public List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** Returns the body as text, in the character set that the answer names, else in UTF-8. */
    public String text() {
        return new String(body.bytes(), charset());
    }

    private Charset charset() {
        Matcher matcher = CHARSET.matcher(header("Content-Type").orElse(""));
        try {
            return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    @Override
    public String brief() {
        return Integer.toString(status);
    }
}
