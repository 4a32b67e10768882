package dev.predeploy.integration.request;

import dev.predeploy.integration.wire.Message;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages of the extended protocol that a client wants to be answered. Each statement becomes a step of its own; the same
 * one with other values stays with the first.
 */
public final class Batch {
    private final Charset charset;
    private final Names names;
    private final List<Step> steps = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Message> next = new ArrayList<>();
    private String text = "";
    private String bound = "";
    private boolean executed;

    /** Prepares to take the messages of a client that has given names to others before. */
    public Batch(Charset charset, Names names) {
        this.charset = charset;
        this.names = names;
    }

    /** Takes the next message, and says whether it was the last one. */
    public boolean add(Message message) {
        switch (message.type()) {
            case 'P' -> names.statements.put(message.text(0, charset), message.text(1, charset));
            case 'B' -> bind(message);
            default -> {}
        }
        if (message.type() != 'S' && message.type() != 'H') {
            next.add(message);
        }
        if (message.type() == 'E') {
            execute(names.portals.getOrDefault(message.text(0, charset), ""));
        }
        return message.type() == 'S' || message.type() == 'H' || message.isLarge();
    }

    private void bind(Message message) {
        bound = names.statements.getOrDefault(message.text(1, charset), "");
        names.portals.put(message.text(0, charset), bound);
    }

    private void execute(String statement) {
        if (executed && (!statement.equals(text) || Sort.of(text) == Sort.CONTROL)) {
            end();
        }
        messages.addAll(next);
        next.clear();
        text = statement;
        executed = true;
    }

    /** The server is to be ready after each step, whatever the client has said. */
    private void end() {
        messages.add(Message.sync());
        steps.add(new Step(messages, text, 0, executed));
        messages.clear();
        text = "";
        executed = false;
    }

    /** Returns the steps, when the last message has been added. */
    public List<Step> steps() {
        messages.addAll(next);
        next.clear();
        text = executed ? text : bound;
        end();
        return steps;
    }

    /** What a client has given names to. */
    public static final class Names {
        private final Map<String, String> statements = new HashMap<>();
        private final Map<String, String> portals = new HashMap<>();
    }
}
