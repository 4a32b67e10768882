package dev.predeploy.integration.python;

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
            Pattern.compile("(?m)(^[ \\t]*)(?:from[ \\t]+\\S+[ \\t]+)?import[ \\t]+(?:\\([^)]*\\)|[^\\n]*)"),
            Pattern.compile("(?m)(^)def[ \\t]+downgrade\\w*\\([^\\n]*(?:\\n(?:[ \\t\\r][^\\n]*+)?+)*+"));

    private static final Pattern CHARACTER = Pattern.compile("[^\\r\\n]");

    private WayForward() {}

    /** Returns the text without what says what it does, imports something, or takes it back; blanks are left there. */
    public static String of(String text) {
        String forward = text;
        for (Pattern idle : IDLE) {
            forward = idle.matcher(forward).replaceAll(WayForward::blank);
        }
        return forward;
    }

    private static String blank(MatchResult found) {
        String kept = found.group(1);
        String blanks =
                CHARACTER.matcher(found.group().substring(kept.length())).replaceAll(" ");
        return Matcher.quoteReplacement(kept + blanks);
    }
}
