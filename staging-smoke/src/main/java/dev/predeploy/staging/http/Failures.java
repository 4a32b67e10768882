package dev.predeploy.staging.http;

import dev.predeploy.staging.http.Silence.Kind;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.ConnectionClosedException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.TruncatedChunkException;
import org.apache.http.conn.ConnectTimeoutException;

/** Tells from an exception in which way a server was silent. */
final class Failures {
    private Failures() {}

    static Silence silence(Throwable failure, Progress progress, Duration took) {
        if (has(failure, SocketTimeoutException.class) || has(failure, ConnectTimeoutException.class)) {
            return progress.late(took);
        }
        Kind kind = kind(failure);
        return new Silence(kind, detail(failure, kind), isLasting(failure), took);
    }

    private static Kind kind(Throwable failure) {
        if (has(failure, UnknownHostException.class)) {
            return Kind.UNKNOWN_HOST;
        }
        if (has(failure, NoRouteToHostException.class) || says(failure, "unreachable")) {
            return Kind.UNREACHABLE;
        }
        if (has(failure, ConnectException.class)) {
            return Kind.CONNECTION_REFUSED;
        }
        if (has(failure, SSLException.class)) {
            return Kind.TLS;
        }
        return isClosed(failure) ? Kind.CONNECTION_RESET : Kind.NOT_HTTP;
    }

    private static boolean isClosed(Throwable failure) {
        return has(failure, SocketException.class)
                || has(failure, NoHttpResponseException.class)
                || has(failure, ConnectionClosedException.class)
                || has(failure, TruncatedChunkException.class)
                || has(failure, EOFException.class);
    }

    /** A certificate stays as it is; any other failure of TLS may be a server that is not ready. */
    private static boolean isLasting(Throwable failure) {
        return has(failure, CertificateException.class) || has(failure, SSLPeerUnverifiedException.class);
    }

    private static String detail(Throwable failure, Kind kind) {
        String deepest = causes(failure)
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .reduce((one, next) -> next)
                .orElse(failure.getClass().getSimpleName());
        String line = deepest.lines().findFirst().orElse(deepest);
        return switch (kind) {
            case CONNECTION_REFUSED -> "connection refused";
            case UNKNOWN_HOST -> "the name does not resolve";
            case CONNECTION_RESET -> "the connection was closed (" + line + ")";
            default -> line;
        };
    }

    private static boolean says(Throwable failure, String word) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof SocketException
                        && Optional.ofNullable(cause.getMessage()).orElse("").contains(word));
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }
}
