package dev.predeploy.launcher;

/** Writes a text so that a POSIX shell reads it as one word. */
final class ShellWord {
    private ShellWord() {}

    static String of(String text) {
        return text.matches("[A-Za-z0-9._/:@%+=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
