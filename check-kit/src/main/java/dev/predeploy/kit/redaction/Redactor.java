package dev.predeploy.kit.redaction;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of text: in plain and as they look URL-encoded, in base64 or hex, and escaped for JSON, XML or a shell,
 * also one within the other where that is common, and what is left of one that was cut off where an ellipsis says so.
 * Passwords in URLs are taken out even if nobody said that they are secret. Any number of threads may use one.
 */
public final class Redactor {
    private static final String MASK = "***";
    private static final int SHORTEST = 3;
    private static final int SHORTEST_LINE = 8;
    private static final int SHORTEST_IN_ENVIRONMENT = 8;

    private final Set<String> secrets = new LinkedHashSet<>();
    private volatile int version;
    private volatile @Nullable Search search;

    /** Makes a redactor that knows of no secret yet. */
    public Redactor() {}

    /**
     * Returns a redactor that knows the values of all variables whose names say that they are secret, and the passwords
     * in all URLs.
     */
    public static Redactor withEnvironment(Map<String, String> environment) {
        Redactor redactor = new Redactor();
        redactor.addSecretsOf(environment);
        return redactor;
    }

    /** Adds the values of all variables whose names say that they are secret, and the passwords in all URLs. */
    public void addSecretsOf(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            if (SecretNames.isSecret(name)) {
                addIfLong(value);
            }
            UrlPasswords.in(value).forEach(this::addIfLong);
        });
    }

    private void addIfLong(String value) {
        if (value.length() >= SHORTEST_IN_ENVIRONMENT) {
            add(value);
        }
    }

    /**
     * Adds a secret. Of one with several lines, each line of at least 8 characters is a secret too. Less than 3
     * characters are no secret: every report would be full of holes.
     */
    public synchronized void add(String secret) {
        Set<String> added = new HashSet<>();
        String value = withoutLastBreak(secret);
        if (value.length() >= SHORTEST) {
            added.add(value);
        }
        if (value.contains("\n") || value.contains("\r")) {
            value.lines()
                    .map(String::strip)
                    .filter(line -> line.length() >= SHORTEST_LINE && !line.startsWith("-----"))
                    .forEach(added::add);
        }
        if (secrets.addAll(added)) {
            search = null;
            version++; // only ever written here, under the lock
        }
    }

    private static String withoutLastBreak(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Returns the text with every secret replaced by {@code ***}, whatever its form. */
    public String redact(String text) {
        Spans spans = new Spans();
        UrlPasswords.find(text, spans);
        search().find(text, spans);
        return spans.masked(text, MASK);
    }

    /**
     * Returns the text without secrets and harmless (see {@link HarmlessText}), fit for every report. What escape
     * sequences had torn apart is a secret too once they are gone, so it looks again.
     */
    public String clean(String text) {
        String redacted = redact(text);
        String harmless = HarmlessText.of(redacted);
        return harmless.equals(redacted) ? redacted : redact(harmless);
    }

    /** Returns a number that rises with each secret that was added and not yet known. */
    public int version() {
        return version;
    }

    private Search search() {
        Search ready = search;
        return ready == null ? rebuilt() : ready;
    }

    private synchronized Search rebuilt() {
        Search ready = search;
        if (ready == null) {
            ready = new Search(secrets);
            search = ready;
        }
        return ready;
    }
}
