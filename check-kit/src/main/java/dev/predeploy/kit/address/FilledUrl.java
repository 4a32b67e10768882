package dev.predeploy.kit.address;

import dev.predeploy.kit.stack.Values;
import dev.predeploy.kit.yaml.Template;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Fills in a URL so that a secret cannot break it: where it stands in the userinfo, the path, the query or the fragment, it
 * is percent-encoded (RFC 3986). A secret that is the URL's beginning, its host or its port is taken as it is.
 *
 * @param parts the parts of the URL
 */
public record FilledUrl(List<Template.Part> parts) {
    private static final String AUTHORITY = "://";

    /** Returns the text of a URL, filled in. */
    public static String of(Template url, Values values) {
        return new FilledUrl(url.parts()).text(values);
    }

    private String text(Values values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            Template.Part part = parts.get(i);
            String value = values.fill(new Template("", List.of(part)));
            text.append(part instanceof Template.Secret && isData(text, i) ? percent(value) : value);
        }
        return text.toString();
    }

    private boolean isData(CharSequence before, int index) {
        String text = before.toString();
        int authority = text.indexOf(AUTHORITY);
        if (authority < 0) {
            return false;
        }
        boolean isOver =
                text.substring(authority + AUTHORITY.length()).chars().anyMatch(each -> "/?#".indexOf(each) >= 0);
        return isOver || isUserInfo(index);
    }

    /** Userinfo is what an at sign follows before the authority ends. */
    private boolean isUserInfo(int index) {
        return parts.stream()
                        .skip(index + 1L)
                        .filter(Template.Text.class::isInstance)
                        .flatMapToInt(part -> ((Template.Text) part).text().chars())
                        .filter(each -> "@/?#".indexOf(each) >= 0)
                        .findFirst()
                        .orElse('/')
                == '@';
    }

    private static String percent(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
