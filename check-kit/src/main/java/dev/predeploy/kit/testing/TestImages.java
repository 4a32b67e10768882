package dev.predeploy.kit.testing;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows which container images the tests on a real engine can use. */
public final class TestImages {
    private static final String POSTGRES_OF_OUR_CI = "predeploy-postgres:15";

    private TestImages() {}

    /**
     * Returns an image of PostgreSQL: the one that the environment variable {@code PREDEPLOY_TEST_POSTGRES} names, else
     * the one that our CI makes, where it is there, else the official one.
     */
    public static String postgres() {
        return Optional.ofNullable(System.getenv("PREDEPLOY_TEST_POSTGRES"))
                .orElseGet(() -> has(POSTGRES_OF_OUR_CI) ? POSTGRES_OF_OUR_CI : "postgres:16-alpine");
    }

    static boolean has(String image) {
        return succeeds("image", "inspect", image);
    }

    /** Returns whether Docker does something. */
    public static boolean succeeds(String... words) {
        try {
            return new ProcessBuilder(Stream.concat(Stream.of("docker"), Stream.of(words))
                                    .toList())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
