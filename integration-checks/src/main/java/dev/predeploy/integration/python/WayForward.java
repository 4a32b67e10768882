package dev.predeploy.integration.python;

import dev.predeploy.integration.text.Blanks;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a migration in Python does on its way forward. */
public final class WayForward {
    /** What has words in common with statements, and sends none; each begins after what its first group keeps. */
    private static final List<Pattern> IDLE = List.of(
            Pattern.compile("(?s)(\\A\\uFEFF?+(?:\\s++|#[^\\n]*+)*+)[rRuU]?(\"\"\"|''').*?\\2"),
            Pattern.compile(
                    "(?ms)(^[ \\t]*(?:async[ \\t]+)?(?:def|class)\\b[^\\n]*:[ \\t]*\\n\\s*)[rRuU]?(\"\"\"|''').*?\\2"),
            Pattern.compile("(?m)(^[ \\t]*)#[^\\n]*"),
            Pattern.compile("(?m)(^[ \\t]*)(?:from[ \\t]+\\S+[ \\t]+)?import[ \\t]+(?:\\([^)]*\\)|[^\\n]*)"));

    private static final Pattern WAY_BACK = Pattern.compile("(?m)^def[ \\t]+downgrade\\w*\\(");

    /** What ends a function stands at the margin, where a text between triple quotes may stand too. */
    private static final Pattern TEXT_OR_END = Pattern.compile(
            "(?s)\"\"\".*?\"\"\"|'''.*?'''|\"(?:[^\"\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\n]++|\\\\.)*+'|\\n(?=[^\\s)])");

    private WayForward() {}

    /** Returns the text without what says what it does, imports something, or takes it back; blanks are left there. */
    public static String of(String text) {
        String forward = text;
        for (Pattern idle : IDLE) {
            forward = idle.matcher(forward)
                    .replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                            + Blanks.of(found.group().substring(found.group(1).length()))));
        }
        return withoutWayBack(forward);
    }

    private static String withoutWayBack(String text) {
        StringBuilder forward = new StringBuilder(text);
        Matcher function = WAY_BACK.matcher(text);
        for (int from = 0; function.find(from); ) {
            int start = function.start();
            from = TEXT_OR_END
                    .matcher(text)
                    .region(function.end(), text.length())
                    .results()
                    .filter(found -> found.group().startsWith("\n"))
                    .findFirst()
                    .map(MatchResult::start)
                    .orElse(text.length());
            forward.replace(start, from, Blanks.of(text.substring(start, from)));
        }
        return forward.toString();
    }
}
