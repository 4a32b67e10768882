package dev.predeploy.kit.address;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A URL of a server, whose password may hold any character, percent-encoded or not.
 *
 * @param scheme what stands before the colon and two slashes
 * @param host the host
 * @param port the port, if it is named
 * @param login who enters
 * @param path what follows the slash, decoded; empty if nothing does
 * @param parameters what follows the question mark, decoded
 */
public record ServerUrl(
        String scheme, String host, OptionalInt port, Login login, String path, Map<String, String> parameters) {
    private static final String BEGIN = "(?<scheme>[A-Za-z][A-Za-z0-9+.:-]*)://";
    private static final String SERVER = "(?<host>[^:/?#@\\[\\]\\s]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>\\d{1,5}))?"
            + "(?:/(?<path>[^/?#@]*))?(?:\\?(?<query>[\\w.-]+=[^#]*)?)?";

    private static final int HIGHEST_PORT = 65535;

    /** A URL as RFC 3986 has it: no character of the user or the password stands where it would end them. */
    private static final Pattern ENCODED =
            Pattern.compile(BEGIN + "(?:(?<user>[^:/?#@]*)(?::(?<password>[^/?#@]*))?@)?" + SERVER);

    /** A URL whose password nobody encoded: it ends at the last at sign that a server can follow. */
    private static final Pattern RAW =
            Pattern.compile(BEGIN + "(?<user>[^:/?#@]*):(?<password>.*)@" + SERVER, Pattern.DOTALL);

    /** Copies the parameters. */
    public ServerUrl {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads a URL; a password that is not percent-encoded is taken as it stands.
     *
     * @return nothing if it is no such URL, or no server can have its port
     */
    public static Optional<ServerUrl> read(String text) {
        return Stream.of(ENCODED, RAW)
                .map(form -> form.matcher(text.strip()))
                .filter(Matcher::matches)
                .findFirst()
                .map(ServerUrl::of)
                .filter(url -> url.port().orElse(0) <= HIGHEST_PORT);
    }

    private static ServerUrl of(Matcher matcher) {
        Login login = new Login(decoded(matcher.group("user")).orElse(""), decoded(matcher.group("password")));
        OptionalInt port = matcher.group("port") == null
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(matcher.group("port")));
        return new ServerUrl(
                matcher.group("scheme"),
                matcher.group("host"),
                port,
                login,
                decoded(matcher.group("path")).orElse(""),
                parameters(matcher.group("query")));
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        pair.substring(0, equals),
                        decoded(pair.substring(equals + 1)).orElse(""));
            }
        }
        return parameters;
    }

    /** What has a percent sign that begins no encoded byte was not encoded. */
    private static Optional<String> decoded(@Nullable String part) {
        return Optional.ofNullable(part)
                .map(text -> text.matches("(?s)(?:[^%]|%[0-9A-Fa-f]{2})*")
                        ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8)
                        : text);
    }

    /**
     * Returns it as it may be shown, with a scheme, a user, a port and a path that it need not name.
     *
     * @param scheme the scheme
     * @param user the user; nobody if empty
     * @param server host and port
     * @param path what follows the slash
     */
    public static URI shown(String scheme, String user, String server, String path) {
        return URI.create(scheme + "://" + (user.isEmpty() ? "" : percent(user) + "@") + server + "/" + percent(path));
    }

    private static String percent(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
