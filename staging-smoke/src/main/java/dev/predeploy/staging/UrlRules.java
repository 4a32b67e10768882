package dev.predeploy.staging;

import dev.predeploy.kit.yaml.InvalidEntry;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.staging.http.Question;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a URL must be to be asked; what stands in the stack file is judged when it is read, the rest when it is used. */
final class UrlRules {
    private static final Pattern NEVER_IN_A_URL = Pattern.compile("[\\p{Z}\\p{Cc}\"<>\\\\^`{|}]");
    private static final int LAST_PORT = 65_535;
    private static final Pattern PERCENT_ALONE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern BRACKET_IN_PATH = Pattern.compile("(?<=://[^/?#]{0,255}/[^?#]{0,4095})[\\[\\]]");
    private static final Pattern OTHER_SCHEME = Pattern.compile("(?i)(?!https?:)[^:/]*[:/].*", Pattern.DOTALL);

    private static final Pattern WITH_USER = Pattern.compile("[^/?#]*//[^/?#]*@.*", Pattern.DOTALL);

    private UrlRules() {}

    /** Judges what is known of a URL already. */
    static void written(Template url) {
        offender(url.parts()).ifPresent(character -> {
            throw refused(url, "holds " + name(character) + ", which no URL may hold", encoded(character));
        });
        boolean isWhole = url.parts().stream().allMatch(Template.Text.class::isInstance);
        boolean isNone = isWhole && parsed(text(url.parts())).isEmpty();
        if (isNone || isOfOtherScheme(url.parts())) {
            throw refused(
                    url,
                    "is no http or https URL",
                    "write such as `https://api.example/health`; a password in it must be percent-encoded");
        }
    }

    /** Refuses credentials in a URL whose entry has keys for them. */
    static void withoutUser(Template url) {
        if (WITH_USER.matcher(text(url.parts())).matches()) {
            throw refused(url, "holds credentials", "write them as `user` and `password`");
        }
    }

    /** Returns the URL, if the text is one that can be asked. */
    static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text)).filter(Question::isAskable);
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }

    /** Judges what is known of a server already: its host, and its port where there is one. */
    static void writtenHost(Template host) {
        if (parsedHost(text(host.parts())).isEmpty()) {
            throw new InvalidEntry(
                    "host", "`" + host.source() + "` is no host", "write such as `api.example` or `api.example:8443`");
        }
    }

    /** Returns the https URL of a server, if the text is a host, or a host and a port. */
    static Optional<URI> parsedHost(String text) {
        return parsed("https://" + text)
                .filter(url -> url.getRawPath().isEmpty() && url.getRawUserInfo() == null)
                .filter(url -> url.getRawQuery() == null && url.getRawFragment() == null);
    }

    /** Judges what is known of a port already. */
    static void writtenPort(String component, Template port) {
        if (parsedPort(text(port.parts())).isEmpty()) {
            throw new InvalidEntry(
                    component, "`" + port.source() + "` is no port", "write one from 1 to 65535, or `${port:NAME}`");
        }
    }

    /** Returns the port, if the text is one. */
    static Optional<Integer> parsedPort(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[1-9]\\d{0,4}"))
                .map(Integer::valueOf)
                .filter(port -> port <= LAST_PORT);
    }

    private static Optional<String> offender(List<Template.Part> parts) {
        String text = text(parts);
        return first(NEVER_IN_A_URL, text).or(() -> first(PERCENT_ALONE, text)).or(() -> first(BRACKET_IN_PATH, text));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).findFirst();
    }

    /** Puts what no rule minds for each place: hexadecimal digits. */
    private static String text(List<Template.Part> parts) {
        return parts.stream()
                .map(part -> part instanceof Template.Text literal ? literal.text() : "11")
                .collect(Collectors.joining());
    }

    private static boolean isOfOtherScheme(List<Template.Part> parts) {
        return !parts.isEmpty()
                && parts.get(0) instanceof Template.Text begin
                && OTHER_SCHEME.matcher(begin.text()).matches();
    }

    private static String name(String character) {
        int point = character.codePointAt(0);
        return point == ' '
                ? "a space"
                : point > ' ' && point < 0x7F ? "the character " + character : "U+%04X".formatted(point);
    }

    private static String encoded(String character) {
        StringBuilder text = new StringBuilder();
        for (byte each : character.getBytes(StandardCharsets.UTF_8)) {
            text.append("%%%02X".formatted(each));
        }
        return "write `" + text + "` for it";
    }

    private static InvalidEntry refused(Template url, String what, String fix) {
        return new InvalidEntry("url", "`" + withoutPassword(url.source()) + "` " + what, fix);
    }

    /** What is no URL may hold a password all the same, with characters in it that no URL has there. */
    private static String withoutPassword(String text) {
        return text.replaceFirst("(?s)((?:^|//)[^:/@]*:)(?!//).*@", "$1***@");
    }
}
