package dev.predeploy.integration.observer;

import dev.predeploy.integration.request.Step;
import dev.predeploy.integration.sight.Probe;
import dev.predeploy.integration.wire.Link;
import dev.predeploy.integration.wire.Message;
import dev.predeploy.integration.wire.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a connection is asked besides what its client asks. */
final class Questions {
    private static final String SAVE = "SAVEPOINT predeploy";
    private static final String[] BACK = {"ROLLBACK TO SAVEPOINT predeploy", "RELEASE SAVEPOINT predeploy"};

    private final Link link;

    Questions(Link link) {
        this.link = link;
    }

    Probe probe() {
        return new Probe(link.parameter("server_version"));
    }

    /** Asks for a sight, of which the answer is still to come. */
    Rows sight() throws IOException {
        return link.ask(probe().query());
    }

    /** Says one thing after the other, and waits until it is done. */
    Rows say(String... commands) throws IOException, InterruptedException {
        Rows answer = link.ask(commands);
        link.flush();
        answer.complete();
        return answer;
    }

    /** Counts the rows of tables; those that may not be read are left out. No lock stays, and no count of the reading. */
    Map<Long, Long> rows(List<Long> numbers) throws IOException, InterruptedException {
        Map<Long, Long> counts = new HashMap<>();
        for (long number : numbers) {
            Rows name = say("SELECT " + number + "::pg_catalog.regclass");
            if (!name.rows().isEmpty()) {
                Rows count = count(name.rows().get(0).text(0));
                if (count.error().isEmpty()) {
                    counts.put(number, count.rows().get(0).number(0));
                }
            }
        }
        return counts;
    }

    private Rows count(String table) throws IOException, InterruptedException {
        String query = "SELECT pg_catalog.count(*) FROM ONLY " + table;
        if (link.status() != 'T') {
            return say(query);
        }
        Rows count = say(SAVE, query, BACK[0], BACK[1]);
        if (count.error().isPresent()) {
            say(BACK);
        }
        return count;
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
