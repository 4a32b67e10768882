package dev.predeploy.integration.wire;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A message: a letter that says what it is, and a body. */
public final class Message {
    private static final String PORTAL = "predeploy";

    private final char type;
    private final byte[] body;
    private final long rest;

    /** Makes a message whose body is all there. */
    Message(char type, byte[] body) {
        this(type, body, 0);
    }

    /** Makes a message of whose body so many bytes are still to be read. */
    Message(char type, byte[] body, long rest) {
        this.type = type;
        this.body = body;
        this.rest = rest;
    }

    /** Returns a simple query. */
    public static Message query(String text, Charset charset) {
        return new Message('Q', terminated(text, charset));
    }

    /** Returns the end of a batch of the extended protocol. */
    public static Message sync() {
        return new Message('S', new byte[0]);
    }

    /** Returns the wish that a query is prepared under a name, whether or not another is. */
    public static List<Message> prepare(String statement, String query, Charset charset) {
        byte[] name = terminated(statement, charset);
        byte[] text = terminated(query, charset);
        return List.of(
                forget(statement, charset),
                new Message(
                        'P',
                        ByteBuffer.allocate(name.length + text.length + Short.BYTES)
                                .put(name)
                                .put(text)
                                .array()));
    }

    /** Returns the wish that a prepared query is run, in a portal that no client takes. */
    public static List<Message> run(String statement, Charset charset) {
        byte[] portal = terminated(PORTAL, charset);
        byte[] name = terminated(statement, charset);
        return List.of(
                close('P', PORTAL, charset),
                new Message(
                        'B',
                        ByteBuffer.allocate(portal.length + name.length + 3 * Short.BYTES)
                                .put(portal)
                                .put(name)
                                .array()),
                new Message(
                        'E',
                        ByteBuffer.allocate(portal.length + Integer.BYTES)
                                .put(portal)
                                .array()));
    }

    /** Returns the wish that the server forgets a prepared statement. */
    public static Message forget(String statement, Charset charset) {
        return close('S', statement, charset);
    }

    private static Message close(char what, String named, Charset charset) {
        byte[] name = terminated(named, charset);
        return new Message(
                'C',
                ByteBuffer.allocate(name.length + 1).put((byte) what).put(name).array());
    }

    /** Returns the word that ends an answer: the server is ready for the next question. */
    public static Message ready(char status) {
        return new Message('Z', new byte[] {(byte) status});
    }

    private static byte[] terminated(String text, Charset charset) {
        byte[] bytes = text.getBytes(charset);
        return ByteBuffer.allocate(bytes.length + 1).put(bytes).array();
    }

    /** Returns the letter. */
    public char type() {
        return type;
    }

    /** Returns how many bytes of the body are here. */
    public int size() {
        return body.length;
    }

    /** Says whether the body is too large to be kept; what is here is its beginning. */
    public boolean isLarge() {
        return rest > 0;
    }

    long rest() {
        return rest;
    }

    /** Returns the text that ends with the first zero at or after the given number of texts before it. */
    public String text(int before, Charset charset) {
        int start = 0;
        for (int skipped = 0; skipped < before; skipped++) {
            start = end(start) + 1;
        }
        return string(start, charset);
    }

    private String string(int start, Charset charset) {
        int from = Math.min(start, body.length);
        return new String(body, from, end(from) - from, charset);
    }

    private int end(int start) {
        int end = start;
        while (end < body.length && body[end] != 0) {
            end++;
        }
        return end;
    }

    /** Returns the first byte of the body, such as the state of the transaction in {@code ReadyForQuery}. */
    public char letter() {
        return body.length == 0 ? ' ' : (char) body[0];
    }

    byte[] bytes() {
        return body.clone();
    }

    void writeTo(DataOutputStream out) throws IOException {
        out.writeByte(type);
        out.writeInt((int) (body.length + rest + Integer.BYTES));
        out.write(body);
    }

    @Override
    public String toString() {
        return type + " " + new String(body, 0, Math.min(body.length, 80), StandardCharsets.ISO_8859_1);
    }
}
