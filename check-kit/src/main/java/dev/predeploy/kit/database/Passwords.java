package dev.predeploy.kit.database;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Makes passwords. */
final class Passwords {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int LENGTH = 32;

    private Passwords() {}

    /**
     * Returns a new password of letters and digits only. One that needs encoding would fail stacks whose own password
     * does not: Alembic's usual {@code env.py}, for one, trips over any percent sign in a URL.
     */
    static String random() {
        return new SecureRandom()
                .ints(LENGTH, 0, LETTERS.length())
                .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
                .collect(Collectors.joining());
    }
}
