package dev.predeploy.staging.http;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes the command that asks the same question by hand; what proves who asks stands in it as {@code ***}. */
public final class Curl {
    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(authori[sz]ation|cookie|token|secret|passw|credential|signature|api-?key|session).*");
    private static final Pattern QUERY = Pattern.compile(
            "(?i)([?&][^=&#]*(?:token|secret|passw|credential|signature|key|session|auth|code)[^=&#]*=)[^&#]*");
    private static final Pattern USER_INFO = Pattern.compile("(?<=//)([^/@:]*)(:[^/@]*)?@");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private final Trust trust;
    private final Hosts hosts;

    Curl(Trust trust, Hosts hosts) {
        this.trust = trust;
        this.hosts = hosts;
    }

    /** Returns the command, for a POSIX shell. */
    String command(Question question) {
        List<String> words = new ArrayList<>(List.of("curl", "-sS", "-i", "--compressed"));
        words.add("--max-time");
        words.add(Long.toString(Math.max(1, question.within().toSeconds())));
        trust.authority().ifPresent(file -> words.addAll(List.of("--cacert", file.toString())));
        mapping(question.url()).ifPresent(entry -> words.addAll(List.of("--resolve", entry)));
        for (Map.Entry<String, String> header : question.headers().entrySet()) {
            words.add("-H");
            words.add(header.getKey() + ": " + masked(header.getKey(), header.getValue()));
        }
        question.json()
                .ifPresent(body -> words.addAll(List.of("-H", "Content-Type: application/json", "--data-raw", body)));
        words.add(masked(question.url()));
        return String.join(" ", words.stream().map(Curl::quoted).toList());
    }

    private Optional<String> mapping(URI url) {
        return hosts.mapped(url.getHost())
                .map(InetAddress::getHostAddress)
                .map(address -> url.getHost() + ":" + Question.port(url) + ":" + address);
    }

    /** Returns a header's value, or {@code ***} where its name says that it proves who asks. */
    static String masked(String name, String value) {
        return SECRET.matcher(name).matches() ? "***" : value;
    }

    /** Returns a URL whose password, and query values that look like credentials, are {@code ***}. */
    public static String masked(URI url) {
        String text = USER_INFO.matcher(url.toString()).replaceFirst(found -> found.group(1) + ":***@");
        return QUERY.matcher(text).replaceAll("$1***");
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
