package dev.predeploy.integration.observer;

import dev.predeploy.integration.request.Step;
import dev.predeploy.integration.sight.Probe;
import dev.predeploy.integration.wire.Link;
import dev.predeploy.integration.wire.Message;
import dev.predeploy.integration.wire.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a connection is asked besides what its client asks. */
final class Questions {
    private static final String SAVE = "SAVEPOINT predeploy";
    private static final List<String> BACK = List.of("ROLLBACK TO SAVEPOINT predeploy", "RELEASE SAVEPOINT predeploy");

    private static final String SIGHT = "predeploy sight";
    private static final Pattern FORGETS = Pattern.compile("(?i)\\b(?:DISCARD|DEALLOCATE)\\b");

    private final Link link;

    /** The last sight; null if the server has to learn what a sight is. */
    private @Nullable Rows last;

    Questions(Link link) {
        this.link = link;
    }

    Probe probe() {
        return new Probe(link.parameter("server_version"));
    }

    /** Asks for a sight, of which the answer is still to come. To have it planned each time would take longer than it takes. */
    Rows sight() throws IOException {
        Rows before = last;
        List<Message> messages = new ArrayList<>();
        if (before == null || before.error().isPresent()) {
            messages.addAll(Message.prepare(SIGHT, probe().query(), link.charset()));
        }
        messages.addAll(Message.run(SIGHT, link.charset()));
        messages.add(Message.sync());
        Rows answer = link.ask(messages);
        last = answer;
        return answer;
    }

    /** Hears what the client sends, which may have the server forget all that it has learnt. */
    void hear(Step step) {
        if (FORGETS.matcher(step.text()).find()) {
            last = null;
        }
    }

    /** Says one thing after the other, and waits until it is done. */
    Rows say(String... commands) throws IOException, InterruptedException {
        Rows answer = link.ask(commands);
        link.flush();
        answer.complete();
        return answer;
    }

    /** Returns the names of relations as a statement must write them now; of one that is gone, its number. */
    List<String> names(List<Long> numbers) throws IOException, InterruptedException {
        Rows names = say(numbers.stream()
                .map(number -> "SELECT " + number + "::pg_catalog.regclass")
                .toArray(String[]::new));
        return names.rows().stream().map(row -> row.text(0)).toList();
    }

    /**
     * Asks for how many rows tables have, of which the answer is still to come: a row each. Of a transaction, it takes no
     * lock; if one may not be read, nothing goes on there before it is {@link #back() back}.
     */
    Rows counts(List<String> tables) throws IOException {
        List<String> commands = new ArrayList<>();
        tables.forEach(table -> commands.add("SELECT pg_catalog.count(*) FROM ONLY " + table));
        if (link.status() == 'T') {
            commands.add(0, SAVE);
            commands.addAll(BACK);
        }
        return link.ask(commands.toArray(String[]::new));
    }

    /** Has the transaction go on as it was before it was asked for counts that it may not have. */
    void back() throws IOException, InterruptedException {
        say(BACK.toArray(String[]::new));
    }

    /** Has the counts handed over that are left from what nobody looked at; no answer is waited for. */
    void flush() throws IOException {
        String flush = probe().flush();
        if (!flush.isEmpty()) {
            link.ask(flush);
        }
    }

    /** Lets the server forget the statements that a step has prepared, because it is to be sent again. */
    void forget(Step step) throws IOException, InterruptedException {
        List<Message> messages = new ArrayList<>();
        for (Message message : step.messages()) {
            String name = message.type() == 'P' ? message.text(0, link.charset()) : "";
            if (!name.isEmpty()) {
                messages.add(Message.forget(name, link.charset()));
            }
        }
        if (!messages.isEmpty()) {
            messages.add(Message.sync());
            Rows answer = link.ask(messages);
            link.flush();
            answer.complete();
        }
    }
}
