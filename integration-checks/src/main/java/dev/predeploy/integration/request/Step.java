package dev.predeploy.integration.request;

import dev.predeploy.integration.sql.Statements;
import dev.predeploy.integration.wire.Message;
import java.nio.charset.Charset;
import java.util.List;

/**
 * What is sent of one statement, which ends in something that makes the server say that it is ready.
 *
 * @param messages the messages
 * @param text the statement's text; empty if there is none
 * @param moved how many characters the client sent before it in the same text
 * @param isRun whether it is run, and not only prepared with its values
 */
public record Step(List<Message> messages, String text, int moved, boolean isRun) {
    private static final int MOST = 100_000;

    /** Copies the messages. */
    public Step {
        messages = List.copyOf(messages);
    }

    /** Takes a simple query apart, which may hold several statements. */
    public static List<Step> in(Message query, Charset charset, boolean hasStandardStrings) {
        String text = query.text(0, charset);
        List<Statements.Piece> pieces = query.isLarge() || !hasStandardStrings ? List.of() : Statements.in(text);
        if (pieces.size() < 2) {
            return List.of(new Step(List.of(query), text, 0, true));
        }
        return pieces.stream().map(piece -> of(piece, text, charset)).toList();
    }

    private static Step of(Statements.Piece piece, String text, Charset charset) {
        return new Step(
                List.of(Message.query(piece.text(), charset)),
                piece.text(),
                text.codePointCount(0, piece.offset()),
                true);
    }

    /** Returns what sort of statement it is. */
    public Sort sort() {
        return Sort.of(text);
    }

    /** Says whether it is a simple query, and no batch of the extended protocol. */
    public boolean isSimple() {
        return messages.get(0).type() == 'Q';
    }

    /** Says whether it is too large to be sent again. */
    public boolean isLarge() {
        return messages.stream().anyMatch(Message::isLarge);
    }

    /** Returns the text as it is remembered. */
    public String remembered() {
        String whole = text.strip();
        return whole.length() <= MOST ? whole : whole.substring(0, MOST) + " …";
    }
}
