package dev.predeploy.staging;

import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.MustExist;
import dev.predeploy.kit.yaml.Shorthand;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose certificates are trusted.
 *
 * @param authorities the known set, as a bare word
 * @param ca a file of certificates that are trusted instead
 * @param from the same, within a service of a stack in Compose
 */
public record Authorities(
        @Doc("The authorities that the Java runtime knows.") @Shorthand
        Optional<Known> authorities,

        @Doc("A file with the certificates, PEM or DER, that are trusted instead of the system's.") @MustExist
        Optional<Path> ca,

        @Doc("The same, as `SERVICE:FILE` within a service of a stack in Compose, which made its authority itself.")
        Optional<Within> from) {
    /** Sets of authorities that need no file. */
    public enum Known {
        /** Those that the Java runtime knows. */
        SYSTEM
    }

    /**
     * A file within a service.
     *
     * @param place the service's name, a colon, and the file
     */
    public record Within(@Shorthand String place) {
        /** Refuses what is no service and file. */
        public Within {
            if (!place.matches("[A-Za-z0-9._-]+:/.+")) {
                throw new InvalidEntry(
                        "place", "this is no file within a service", "write such as `caddy:/data/root.crt`");
            }
        }

        String service() {
            return place.substring(0, place.indexOf(':'));
        }

        String file() {
            return place.substring(place.indexOf(':') + 1);
        }
    }

    /** Refuses more than one, and none. */
    public Authorities {
        if (Stream.of(authorities, ca, from).filter(Optional::isPresent).count() != 1) {
            throw new InvalidEntry(
                    "ca",
                    "`trust` names not exactly one of its keys",
                    "write `system`, `{ca: FILE}` or `{from: SERVICE:FILE}`");
        }
    }
}
