package dev.predeploy.staging;

import dev.predeploy.kit.address.ServerUrl;
import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.ByteSize;
import dev.predeploy.kit.yaml.Default;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.kit.yaml.Unwrapped;
import dev.predeploy.staging.redis.RedisTerms;
import java.time.Duration;
import java.util.Optional;

/**
 * A deployed Redis that must be as the application expects it.
 *
 * @param url where it is, and who enters
 * @param authenticated whether a password is required of everybody
 * @param persistence how it must keep its data
 * @param maxMemory the limit of memory that it must have
 * @param answersWithin how long it may take
 * @param options what every entry may say
 */
public record Redis(
        @Doc(
                "Where it is and who enters: `redis://:PASSWORD@HOST:PORT`, or `rediss://` over TLS; the password may hold any character.")
        Template url,

        @Doc("Whether a connection without a password must be refused: `required`, or `optional`.") @Default("required")
        Authentication authenticated,

        @Doc("How it must keep its data, with success the last time: `aof`, an append-only file, or `rdb`, snapshots.")
        Optional<RedisTerms.Persistence> persistence,

        @Doc("The limit of memory that it must have; what Redis calls `64mb` is `64MiB`.")
        Optional<ByteSize> maxMemory,

        @Doc("How long a connection, and all that is asked on it, may take.") @Default("10s")
        Duration answersWithin,

        @Unwrapped CheckOptions options)
        implements Entry {
    /** Whether a password is required of everybody. */
    public enum Authentication {
        /** Who brings none must be refused. */
        REQUIRED,
        /** Nobody looks at that. */
        OPTIONAL
    }

    /** Refuses what is no URL of Redis, as far as it is known already. */
    public Redis {
        EntryRules.positive("answersWithin", answersWithin);
        boolean isWhole = url.parts().stream().allMatch(Template.Text.class::isInstance);
        if (isWhole && read(url.source()).isEmpty()) {
            throw new InvalidEntry(
                    "url", "it is no URL of Redis", "write such as `redis://:${secret:PASSWORD}@host:6379`");
        }
    }

    /** Reads a URL, if it is one of Redis. */
    static Optional<ServerUrl> read(String text) {
        return ServerUrl.read(text).filter(url -> url.scheme().matches("rediss?"));
    }
}
