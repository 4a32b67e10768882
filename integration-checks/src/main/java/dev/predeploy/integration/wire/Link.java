package dev.predeploy.integration.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A client and its server. One thread, the talker's, takes the client's messages one by one and decides what the server
 * is sent; another takes the server's answers to whoever waits for them. What the server says unasked goes to the client.
 */
public final class Link implements AutoCloseable {
    private static final String ASKED_ONCE = "predeploy";

    private final Peer client;
    private final Peer server;
    private final Queue<Answer> awaited = new ConcurrentLinkedQueue<>();
    private final Map<String, String> parameters = new ConcurrentHashMap<>();
    private final CountDownLatch welcomed = new CountDownLatch(1);
    private volatile boolean cut;
    private volatile char status = 'I';
    private volatile int backend;
    private @Nullable Message early;

    Link(Peer client, Socket server) throws IOException {
        this.client = client;
        this.server = new Peer(server);
    }

    /** Says hello to the server as the client did. */
    void start(byte[] hello) throws IOException {
        server.writeStart(hello);
    }

    /** Takes everything that the server says to whom it is for, until there is no more. */
    void listen() throws IOException {
        try {
            for (Message message = server.next(); message != null; message = server.next()) {
                note(message);
                hand(message);
                if (server.in().isDrained()) {
                    client.flush();
                }
            }
        } finally {
            cut = true;
            welcomed.countDown();
            awaited.forEach(Answer::cut);
            close();
        }
    }

    private void note(Message message) {
        switch (message.type()) {
            case 'S' ->
                parameters.put(message.text(0, StandardCharsets.UTF_8), message.text(1, StandardCharsets.UTF_8));
            case 'K' -> backend = ByteBuffer.wrap(message.bytes()).getInt();
            case 'Z' -> status = message.letter();
            default -> {}
        }
    }

    private void hand(Message message) throws IOException {
        Answer answer = awaited.peek();
        boolean isUnasked = message.type() == 'S' || message.type() == 'A';
        if (answer == null || isUnasked) {
            pass(message);
        } else if (message.isLarge()) {
            handLarge(answer, message);
        } else if (message.type() == 'Z') {
            awaited.poll();
            answer.accept(message);
        } else {
            answer.accept(message);
        }
        if (message.type() == 'Z') {
            welcomed.countDown();
        }
    }

    private void pass(Message message) throws IOException {
        client.write(message, server);
        if (message.type() == 'Z') {
            client.flush();
        }
    }

    private void handLarge(Answer answer, Message message) throws IOException {
        if (answer instanceof Relayed relayed) {
            relayed.release();
            client.write(message, server);
        } else {
            server.in().copyRest(message, OutputStream.nullOutputStream());
        }
    }

    /** Returns the client's next message; null when it has gone. */
    public @Nullable Message next() throws IOException {
        Message first = early;
        early = null;
        return first == null ? client.next() : first;
    }

    /** Has a message come again as the next. */
    public void putBack(Message message) {
        early = message;
    }

    /** Waits for an answer, and meanwhile takes the client's rows to the server if that asks for some. */
    public void await(Relayed answer, boolean isSimple) throws IOException, InterruptedException {
        for (Answer.Signal signal = answer.next(); signal != Answer.Signal.READY; signal = answer.next()) {
            if (signal == Answer.Signal.CUT) {
                throw new IOException("The server ended the connection");
            }
            rows(isSimple);
        }
    }

    /** The rows end with a word of the client's, and in the extended protocol with a new end of the batch. */
    private void rows(boolean isSimple) throws IOException {
        String last = isSimple ? "cf" : "S";
        for (Message message = client.next(); message != null; message = client.next()) {
            if ("dcfSH".indexOf(message.type()) < 0) {
                early = message; // rows that were refused need no end
                return;
            }
            boolean isLast = last.indexOf(message.type()) >= 0;
            pass(message, isLast || message.type() == 'H' || client.in().isDrained());
            if (isLast) {
                return;
            }
        }
        throw new EOFException("The client has gone");
    }

    /** Passes a message of the client's on, as what it does before it is let in, or where the server waits for rows. */
    public void pass(Message message, boolean flushed) throws IOException {
        server.write(message, client);
        if (flushed) {
            server.flush();
        }
    }

    /** Waits until the server has let the client in. */
    public void awaitWelcome() throws InterruptedException {
        welcomed.await();
    }

    /** Sends messages of the client's; nothing leaves before it is {@link #flush()}ed. */
    public Relayed relay(List<Message> messages, Relayed.Manner manner) throws IOException {
        Relayed answer = new Relayed(client, manner);
        send(messages, answer);
        return answer;
    }

    /**
     * Asks the server something of our own; nothing leaves before it is {@link #flush()}ed. A simple query would do away
     * with the client's statement and portal that have no name.
     */
    public Rows ask(String... queries) throws IOException {
        List<Message> messages = new ArrayList<>();
        for (String query : queries) {
            messages.addAll(Message.prepare(ASKED_ONCE, query, charset()));
            messages.addAll(Message.run(ASKED_ONCE, charset()));
        }
        messages.add(Message.sync());
        return ask(messages);
    }

    /** Sends messages of our own, which end in one word that the server is ready. */
    public Rows ask(List<Message> messages) throws IOException {
        Rows answer = new Rows(charset());
        send(messages, answer);
        return answer;
    }

    private void send(List<Message> messages, Answer answer) throws IOException {
        awaited.add(answer);
        if (cut) {
            answer.cut();
        }
        for (Message message : messages) {
            server.write(message, client);
        }
    }

    /** Lets everything leave. */
    public void flush() throws IOException {
        server.flush();
    }

    /** Tells the client that it may go on. */
    public void ready(char state) throws IOException {
        client.write(Message.ready(state));
        client.flush();
    }

    /** Gives the client a message. */
    public void tell(Message message) throws IOException {
        client.write(message);
    }

    /** Returns the state of the transaction when the server was ready last: I, T or E. */
    public char status() {
        return status;
    }

    /** Returns the number of the server's process. */
    public int backend() {
        return backend;
    }

    /** Returns a parameter that the server reports, or an empty text. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Returns the character set in which the client and the server talk. */
    public Charset charset() {
        return CharacterSet.of(parameter("client_encoding"));
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
