package dev.predeploy.kit.address;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** The ways in which a server gives no answer; the word is the rule of the finding. */
public enum Unanswered {
    /** The host's name does not resolve. */
    UNKNOWN_HOST("correct the name, or publish it in DNS"),
    /** There is no way to the host's network. */
    UNREACHABLE("check network, VPN and firewall between here and the host"),
    /** Nobody listens on the port. */
    CONNECTION_REFUSED("start the service, or correct host and port"),
    /** The TLS handshake failed, or the certificate is not to be trusted. */
    TLS("repair the server's certificate or protocol, or trust its authority"),
    /** Nothing came within the time: no connection, or no answer on it. */
    TIMEOUT("see what the service is waiting for"),
    /** The server closed or reset the connection before the answer was whole. */
    CONNECTION_RESET("read the service's own log: it or its proxy closed the connection");

    private final String fix;

    Unanswered(String fix) {
        this.fix = fix;
    }

    /** Returns the word, such as {@code connection-refused}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns what to do about it. */
    public String fix() {
        return fix;
    }

    /** Tells from an exception or its causes in which way a server gave no answer; nothing if it is of no network. */
    public static Optional<Unanswered> in(Throwable failure) {
        if (has(failure, SocketTimeoutException.class)) {
            return Optional.of(TIMEOUT);
        }
        if (has(failure, UnknownHostException.class)) {
            return Optional.of(UNKNOWN_HOST);
        }
        if (has(failure, NoRouteToHostException.class) || saysUnreachable(failure)) {
            return Optional.of(UNREACHABLE);
        }
        if (has(failure, ConnectException.class)) {
            return Optional.of(CONNECTION_REFUSED);
        }
        if (has(failure, SSLException.class)) {
            return Optional.of(TLS);
        }
        return has(failure, SocketException.class) || has(failure, EOFException.class)
                ? Optional.of(CONNECTION_RESET)
                : Optional.empty();
    }

    /** Returns what was seen, in a few words: the deepest cause's own where it says more than the word does. */
    public String detail(Throwable failure) {
        return switch (this) {
            case CONNECTION_REFUSED -> "connection refused";
            case UNKNOWN_HOST -> "the name does not resolve";
            case CONNECTION_RESET -> "the connection was closed (" + deepest(failure) + ")";
            default -> deepest(failure);
        };
    }

    /** Returns the first line of the deepest cause that says anything. */
    public static String deepest(Throwable failure) {
        String text = causes(failure)
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .reduce((one, next) -> next)
                .orElse(failure.getClass().getSimpleName());
        return text.lines().findFirst().orElse(text);
    }

    private static boolean saysUnreachable(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof SocketException
                        && Optional.ofNullable(cause.getMessage()).orElse("").contains("unreachable"));
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }
}
