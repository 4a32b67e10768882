package dev.predeploy.integration.request;

import dev.predeploy.integration.wire.Answer;
import java.util.regex.Pattern;

/** Tells from the server's answer what became of a transaction. */
public final class Control {
    private static final Pattern CHAIN = Pattern.compile("(?is).*\\bAND\\s+CHAIN\\b.*");

    private Control() {}

    /** Says whether it ended, be it that a new one began at once. */
    public static boolean ends(Step step, Answer answer) {
        return answer.status() == 'I'
                || (step.sort() == Sort.CONTROL && CHAIN.matcher(step.text()).matches());
    }

    /** Says whether the client began one. */
    public static boolean begins(Answer answer) {
        return answer.tag().equals("BEGIN") || answer.tag().equals("START TRANSACTION");
    }

    /** Says whether part of it was undone. */
    public static boolean goesBack(Step step, Answer answer) {
        return answer.status() == 'T'
                && step.sort() == Sort.CONTROL
                && answer.tag().equals("ROLLBACK");
    }
}
