package dev.predeploy.staging.http;

import dev.predeploy.kit.address.Unanswered;
import dev.predeploy.staging.http.Silence.Kind;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.ConnectionClosedException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.TruncatedChunkException;
import org.apache.http.conn.ConnectTimeoutException;

/** Tells from an exception in which way a server was silent. */
final class Failures {
    private Failures() {}

    static Silence silence(Throwable failure, Progress progress, Duration took) {
        Kind kind = kind(failure);
        return kind == Kind.TIMEOUT
                ? progress.late(took)
                : new Silence(kind, detail(failure, kind), isLasting(failure), took);
    }

    private static Kind kind(Throwable failure) {
        if (has(failure, ConnectTimeoutException.class)) {
            return Kind.TIMEOUT;
        }
        return Unanswered.in(failure)
                .map(way -> Kind.valueOf(way.name()))
                .orElseGet(() -> isClosed(failure) ? Kind.CONNECTION_RESET : Kind.NOT_HTTP);
    }

    private static boolean isClosed(Throwable failure) {
        return has(failure, NoHttpResponseException.class)
                || has(failure, ConnectionClosedException.class)
                || has(failure, TruncatedChunkException.class);
    }

    /** A certificate stays as it is; any other failure of TLS may be a server that is not ready. */
    private static boolean isLasting(Throwable failure) {
        return has(failure, CertificateException.class) || has(failure, SSLPeerUnverifiedException.class);
    }

    private static String detail(Throwable failure, Kind kind) {
        return kind == Kind.NOT_HTTP
                ? Unanswered.deepest(failure)
                : Unanswered.valueOf(kind.name()).detail(failure);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .anyMatch(type::isInstance);
    }
}
