package dev.predeploy.integration.observer;

import dev.predeploy.integration.request.Batch;
import dev.predeploy.integration.request.Step;
import dev.predeploy.integration.wire.Link;
import dev.predeploy.integration.wire.Message;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
                watcher.run(Step.in(message, link.charset(), isStandard), false);
            } else if (EXTENDED.contains(message.type())) {
                link.awaitWelcome();
                batch(message);
            } else {
                link.pass(message, true); // before it is let in, and when it goes
            }
        }
    }

    /**
     * A client may want to hear before it ends a batch; what follows an error then is not meant any more. It may also go
     * on with a simple query, and leave it to that to end all.
     */
    private void batch(Message first) throws IOException, InterruptedException {
        boolean isGood = true;
        Message message = first;
        while (message != null && EXTENDED.contains(message.type())) {
            Batch batch = new Batch(link.charset(), names);
            while (message != null && !batch.add(message)) {
                message = link.next();
            }
            if (message == null) {
                return;
            }
            boolean isOpen = message.type() != 'S';
            if (isGood) {
                isGood = watcher.run(batch.steps(), isOpen);
            } else if (!isOpen) {
                watcher.end();
            }
            if (!isOpen) {
                return;
            }
            message = next(isGood);
        }
        if (message != null) {
            link.putBack(message);
        }
    }

    /** Returns the next message; after an error only one that belongs to a batch. */
    private @Nullable Message next(boolean isGood) throws IOException {
        Message message = link.next();
        while (message != null && !isGood && !EXTENDED.contains(message.type())) {
            message = link.next();
        }
        return message;
    }
}
