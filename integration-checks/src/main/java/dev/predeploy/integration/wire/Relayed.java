package dev.predeploy.integration.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to the client's own request, which it is given as it comes, but for the word that the server is ready. All
 * of it can be held back until it is known whether the request must be made again in another way, and the word that it is
 * done until it is known whether that is so.
 */
public final class Relayed extends Answer {
    private static final int MOST_HELD = 1 << 18;
    private static final String IN_TRANSACTION = "25001";

    private final Peer client;
    private final Manner manner;
    private final List<Message> held = new ArrayList<>();
    private int size;
    private boolean flows;
    private boolean takesRows;
    private volatile boolean toldReady;

    /**
     * How an answer is passed on.
     *
     * @param holding what is held back
     * @param moved by how many characters a position in the text is moved on
     * @param wrapped whether the client does not know that there is a transaction
     */
    public record Manner(Holding holding, int moved, boolean wrapped) {
        /** As it comes. */
        public static final Manner PLAIN = new Manner(Holding.NOTHING, 0, false);
    }

    /** What is held back. */
    public enum Holding {
        NOTHING,

        /** What says that the command is done. */
        END,

        /** Everything, as long as it is not much. */
        ALL
    }

    Relayed(Peer client, Manner manner) {
        this.client = client;
        this.manner = manner;
        this.flows = manner.holding() != Holding.ALL;
    }

    @Override
    synchronized void take(Message message) throws IOException {
        if (message.type() == 'Z') {
            breakOffRows(message);
            return;
        }
        if (message.type() == 'N' && isKnown(Complaint.of(message))) {
            return;
        }
        Message told = message.type() == 'E' && manner.moved() > 0
                ? Complaint.of(message).moved(manner.moved())
                : message;
        size += message.size();
        takesRows |= message.type() == 'G';
        if (!flows && (size > MOST_HELD || message.type() == 'G' || message.isLarge())) {
            flow();
        }
        boolean isEnd = message.type() == 'C' && manner.holding() != Holding.NOTHING;
        if (flows && !isEnd) {
            flow();
            client.write(told);
        } else {
            held.add(told);
        }
    }

    /** A client whose rows are refused may wait for the word that it can go on, without an end to its rows. */
    private void breakOffRows(Message ready) throws IOException {
        if (takesRows && error().isPresent()) {
            client.write(manner.wrapped() ? Message.ready('I') : ready);
            client.flush();
            toldReady = true;
        }
    }

    /** Says whether the client was told already that it can go on. */
    public boolean hasToldReady() {
        return toldReady;
    }

    private boolean isKnown(Complaint notice) {
        return manner.wrapped() && notice.sqlState().equals(IN_TRANSACTION);
    }

    /** Gives the client what was held back so far, and what comes from now on, but for the end. */
    private void flow() throws IOException {
        flows = true;
        for (Message message : held) {
            client.write(message);
        }
        held.clear();
    }

    /** Says whether the client was given nothing yet. */
    public synchronized boolean isUnseen() {
        return !flows;
    }

    /** Gives the client what was held back. */
    public synchronized void release() throws IOException {
        flow();
    }

    /** Gives the client what was held back, with an error of another answer's in place of the end. */
    public synchronized void release(Complaint failure) throws IOException {
        held.removeIf(message -> message.type() == 'C');
        flow();
        client.write(failure.moved(0));
    }
}
