package dev.predeploy.launcher.project;

import java.util.regex.Pattern;

/** Tells what of a project's files is better not copied to another one. */
public final class SecretText {
    private static final Pattern CREDENTIALS = Pattern.compile("://[^/\\s]*:[^/\\s]*@|(?i)password|secret|token");

    private SecretText() {}

    /** Says whether a text looks as though it held a secret. */
    public static boolean isLikely(String text) {
        return CREDENTIALS.matcher(text).find();
    }
}
