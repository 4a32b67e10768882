package dev.predeploy.staging.redis;

import dev.predeploy.kit.address.ServerUrl;
import dev.predeploy.kit.yaml.ByteSize;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What a deployed Redis must be.
 *
 * @param url where it is, and who enters
 * @param isGuarded whether nobody may enter without a password
 * @param persistence how it keeps its data
 * @param maxMemory its limit of memory
 * @param within how long a connection and all that is asked on it may take
 */
public record RedisTerms(
        ServerUrl url,
        boolean isGuarded,
        Optional<Persistence> persistence,
        Optional<ByteSize> maxMemory,
        Duration within) {
    /** How Redis keeps its data. */
    public enum Persistence {
        /** An append-only file of all that was written. */
        AOF,
        /** A snapshot from time to time. */
        RDB
    }

    /** Returns the URL as it may be shown. */
    public URI shown() {
        return ServerUrl.shown(
                url.scheme(), url.login().user(), url.host() + ":" + RedisConnection.port(url), url.path());
    }

    /** Returns the command that a person would ask with. */
    String command() {
        String tls = url.scheme().equals("rediss") ? " --tls" : "";
        return "redis-cli -h " + url.host() + " -p " + RedisConnection.port(url) + tls;
    }
}
