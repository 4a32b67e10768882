package dev.predeploy.build.compose.precheck;

import dev.predeploy.kit.finding.Severity;
import java.util.Locale;

/** A rule of Compose files, by the word that reports and the stack file know it by. */
enum Rule {
    BCRYPT_DOLLAR(Severity.ERROR),
    UNENCODED_PASSWORD(Severity.ERROR),
    PORT_CONFLICT(Severity.ERROR),
    NAME_CONFLICT(Severity.ERROR),
    NO_HEALTH_CHECK(Severity.ERROR),
    PLAIN_SECRET(Severity.ERROR),
    /** It deploys, though nobody knows what. */
    UNPINNED_IMAGE(Severity.WARNING);

    private final Severity severity;

    Rule(Severity severity) {
        this.severity = severity;
    }

    Severity severity() {
        return severity;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
