package dev.predeploy.staging;

import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.MustExist;
import dev.predeploy.kit.yaml.Shorthand;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whose certificates are trusted.
 *
 * @param authorities the known set, as a bare word
 * @param ca a file of certificates that are trusted instead
 */
public record Authorities(
        @Doc("The authorities that the Java runtime knows.") @Shorthand
        Optional<Known> authorities,

        @Doc("A file with the certificates, PEM or DER, that are trusted instead of the system's.") @MustExist
        Optional<Path> ca) {
    /** Sets of authorities that need no file. */
    public enum Known {
        /** Those that the Java runtime knows. */
        SYSTEM
    }

    /** Refuses both, and neither. */
    public Authorities {
        if (authorities.isPresent() == ca.isPresent()) {
            throw new InvalidEntry("ca", "`trust` names not exactly one of both", "write `system` or `{ca: FILE}`");
        }
    }
}
