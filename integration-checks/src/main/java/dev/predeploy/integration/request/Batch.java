package dev.predeploy.integration.request;

import dev.predeploy.integration.wire.Message;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages of the extended protocol up to the one that ends them. Each statement becomes a step of its own; the same one
 * with other values stays with the first.
 */
public final class Batch {
    private final Charset charset;
    private final Names names;
    private final List<Step> steps = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Message> next = new ArrayList<>();
    private String text = "";
    private String parsed = "";
    private boolean executed;

    /** Prepares to take the messages of a client that has given names to others before. */
    public Batch(Charset charset, Names names) {
        this.charset = charset;
        this.names = names;
    }

    /** Takes the next message. */
    public void add(Message message) {
        next.add(message);
        switch (message.type()) {
            case 'P' -> {
                parsed = message.text(1, charset);
                names.statements.put(message.text(0, charset), parsed);
            }
            case 'B' ->
                names.portals.put(
                        message.text(0, charset), names.statements.getOrDefault(message.text(1, charset), ""));
            case 'E' -> execute(names.portals.getOrDefault(message.text(0, charset), ""));
            case 'S' -> end(List.of());
            default -> {}
        }
    }

    private void execute(String statement) {
        if (executed && (!statement.equals(text) || Sort.of(text) == Sort.CONTROL)) {
            end(List.copyOf(next));
        }
        messages.addAll(next);
        next.clear();
        text = statement;
        executed = true;
    }

    private void end(List<Message> later) {
        if (later.isEmpty()) {
            messages.addAll(next);
        } else {
            messages.add(Message.sync());
        }
        steps.add(new Step(messages, text, 0));
        messages.clear();
        next.clear();
        next.addAll(later);
        text = "";
        executed = false;
    }

    /** Returns the steps, when the last message has been added. */
    public List<Step> steps() {
        return steps;
    }

    /** Returns what has not become a step yet, in one piece; where nothing is run, what is prepared counts. */
    public Step unfinished() {
        List<Message> all = new ArrayList<>(messages);
        all.addAll(next);
        return new Step(all, executed ? text : parsed, 0);
    }

    /** What a client has given names to. */
    public static final class Names {
        private final Map<String, String> statements = new HashMap<>();
        private final Map<String, String> portals = new HashMap<>();
    }
}
