package dev.predeploy.kit.deployed;

import dev.predeploy.kit.address.Login;
import dev.predeploy.kit.address.ServerUrl;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL listens, and who enters, as libpq's URIs and the URLs of JDBC and SQLAlchemy say it.
 *
 * @param host the host
 * @param port the port
 * @param login who enters
 * @param database the database; the user's name where the URL names none
 * @param parameters what follows the question mark
 */
public record PostgresUrl(String host, int port, Login login, String database, Map<String, String> parameters) {
    private static final Pattern SCHEME = Pattern.compile("(?:jdbc:)?postgres(?:ql)?(?:\\+\\w+)?");
    private static final int USUAL_PORT = 5432;

    /** A URL whose host stands among the parameters, where libpq takes it, too; a socket's folder there is no host. */
    private static final Pattern HOST_IN_PARAMETERS = Pattern.compile(
            "(?<begin>[^/]+://(?:.*@)?)(?<rest>/[^/?#]*\\?(?:[^#]*&)?host=(?<host>[^&#/%,]+)(?:&[^#]*)?)");

    private static final Pattern PORT_IN_PARAMETERS = Pattern.compile("[?&]port=(\\d{1,5})(?:&|$)");

    /** Copies the parameters. */
    public PostgresUrl {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads a URL; a password that is not percent-encoded is taken as it stands.
     *
     * @return nothing if it is no URL of PostgreSQL
     */
    public static Optional<PostgresUrl> read(String text) {
        return ServerUrl.read(withHost(text.strip()))
                .filter(url -> SCHEME.matcher(url.scheme()).matches())
                .map(PostgresUrl::of);
    }

    private static String withHost(String text) {
        Matcher matcher = HOST_IN_PARAMETERS.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        Matcher port = PORT_IN_PARAMETERS.matcher(matcher.group("rest"));
        String server = matcher.group("host") + (port.find() ? ":" + port.group(1) : "");
        return matcher.group("begin") + server + matcher.group("rest");
    }

    private static PostgresUrl of(ServerUrl url) {
        Map<String, String> parameters = url.parameters();
        String user = url.login().user().isEmpty()
                ? parameters.getOrDefault("user", "postgres")
                : url.login().user();
        Optional<String> password = url.login().password().or(() -> Optional.ofNullable(parameters.get("password")));
        String database = url.path().isEmpty() ? user : url.path();
        return new PostgresUrl(
                url.host(), url.port().orElse(USUAL_PORT), new Login(user, password), database, parameters);
    }

    /** Returns the URL as it may be shown. */
    public URI shown() {
        return ServerUrl.shown("postgresql", login.user(), host + ":" + port, database);
    }

    /** Returns the command that a person would connect with; psql takes the password from PGPASSWORD, or asks. */
    public String command() {
        return "psql " + shown();
    }
}
