package dev.predeploy.integration.observer;

import dev.predeploy.integration.request.Batch;
import dev.predeploy.integration.request.Step;
import dev.predeploy.integration.wire.Link;
import dev.predeploy.integration.wire.Message;
import java.io.IOException;
import java.util.Set;

/** Reads what one client says, and takes it apart into steps. */
final class Conversation {
    private static final Set<Character> EXTENDED = Set.of('P', 'B', 'D', 'E', 'C', 'S', 'H');

    private final Link link;
    private final Watcher watcher;
    private final Batch.Names names = new Batch.Names();

    Conversation(Link link, Watched watched) {
        this.link = link;
        this.watcher = new Watcher(link, watched);
    }

    void run() throws IOException, InterruptedException {
        for (Message message = link.next(); message != null; message = link.next()) {
            if (message.type() == 'Q') {
                link.awaitWelcome();
                boolean isStandard =
                        link.parameter("standard_conforming_strings").equals("on");
                watcher.run(Step.in(message, link.charset(), isStandard));
            } else if (EXTENDED.contains(message.type())) {
                link.awaitWelcome();
                batch(message);
            } else {
                link.pass(message, true); // before it is let in, and when it goes
            }
        }
    }

    private void batch(Message first) throws IOException, InterruptedException {
        Batch batch = new Batch(link.charset(), names);
        Message message = first;
        while (message != null) {
            batch.add(message);
            if (message.type() == 'S') {
                watcher.run(batch.steps());
                return;
            }
            if (message.type() == 'H' || message.isLarge()) {
                watcher.runOpen(batch);
                return;
            }
            message = link.next();
        }
    }
}
