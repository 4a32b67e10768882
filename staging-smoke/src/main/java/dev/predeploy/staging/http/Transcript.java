package dev.predeploy.staging.http;

import java.time.Duration;
import java.util.Locale;

/** Writes down questions and what came of them, for people: the command that repeats it, and what it shows. */
public final class Transcript {
    private static final int SHOWN = 8 * 1024;
    private static final String DELIMITERS = " \t\r\n\"'<>,;&=";

    private final StringBuilder text = new StringBuilder();

    /** Begins with a sentence of its own. */
    public void note(String sentence) {
        text.append("# ").append(sentence).append('\n');
    }

    /** Adds a command that repeats by hand what the next sentences tell. */
    public void command(String command) {
        text.append("$ ").append(command).append('\n');
    }

    /** Adds a question and its reply. */
    public void add(String command, Reply reply) {
        command(command);
        if (reply instanceof Answer answer) {
            add(answer);
        } else if (reply instanceof Silence silence) {
            text.append("# ")
                    .append(silence.brief())
                    .append(": ")
                    .append(silence.detail())
                    .append('\n');
        }
        text.append("# took ").append(seconds(reply.took())).append("\n\n");
    }

    private void add(Answer answer) {
        text.append("HTTP ").append(answer.status()).append('\n');
        answer.headers()
                .forEach(header -> text.append(header.name())
                        .append(": ")
                        .append(Curl.masked(header.name(), header.value()))
                        .append('\n'));
        String body = answer.text();
        int shown = shown(body);
        text.append('\n').append(body, 0, shown).append('\n');
        if (answer.body().cut()) {
            text.append("# the body is longer than the ")
                    .append(answer.body().bytes().length)
                    .append(" bytes that are read\n");
        } else if (body.length() > shown) {
            text.append("# and ").append(body.length() - shown).append(" characters more\n");
        }
    }

    /** Returns where to cut: before a word rather than in it, for of half a secret nobody knows that it is one. */
    private static int shown(String body) {
        int end = Math.min(SHOWN, body.length());
        while (end > 0 && end < body.length() && !DELIMITERS.contains(body.substring(end - 1, end))) {
            end--;
        }
        return end;
    }

    /** Returns a duration as people read it, such as {@code 0.21 s}. */
    public static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
    }

    /** Returns all of it. */
    public String text() {
        return text.toString();
    }
}
