package dev.predeploy.kit.redaction;

import java.util.regex.Pattern;

/** Tells from the name of a variable that its value is a secret. */
public final class SecretNames {
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(?:password|passwd|passphrase|_pass|_pwd|token|secrets?|credentials?"
                    + "|(?:api|private|access|secret|encryption|signing|master|account)_?key|secret_key_base)");

    private SecretNames() {}

    /** Says whether whoever chose this name keeps a secret by it. */
    public static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }
}
