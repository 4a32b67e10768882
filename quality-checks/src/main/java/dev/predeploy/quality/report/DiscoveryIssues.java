package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tests that JUnit would leave out, such as private ones. Where it is told to take them seriously, it runs nothing, and
 * each test that it did not run carries the whole list of them as its own error: so each is told once here.
 */
final class DiscoveryIssues {
    private static final String TYPE = "org.junit.platform.launcher.core.DiscoveryIssueException";

    /** {@code (1) [WARNING] @Test method '…' must not be private. It will not be executed.}, and lines below it. */
    private static final Pattern ISSUE =
            Pattern.compile("^\\(\\d+\\) \\[\\w+] (.+)\\R((?:\\h+\\S.*(?:\\R|$))*)", Pattern.MULTILINE);

    private static final Pattern METHOD =
            Pattern.compile("className = '([^']+)'(?:, methodName = '([^']+)', methodParameterTypes = '([^']*)')?");

    private final SourceTree sources;
    private final Map<String, Finding> findings = new LinkedHashMap<>();

    DiscoveryIssues(SourceTree sources) {
        this.sources = sources;
    }

    /** Takes a failure's issues down if it has any, and says whether it is one of this sort. */
    boolean takes(String type, String trace) {
        if (!type.equals(TYPE)) {
            return false;
        }
        Matcher issue = ISSUE.matcher(trace);
        while (issue.find()) {
            String about = issue.group(2);
            findings.computeIfAbsent(issue.group(), text -> finding(Words.oneLine(issue.group(1)), about));
        }
        return !findings.isEmpty();
    }

    /** Returns what was taken down, each once. */
    Iterable<Finding> findings() {
        return findings.values();
    }

    int count() {
        return findings.size();
    }

    private Finding finding(String what, String about) {
        Finding finding = Finding.of(what).fix("Correct it; JUnit runs no test at all until then.");
        Matcher method = METHOD.matcher(about);
        if (!method.find()) {
            return finding;
        }
        String type = method.group(1);
        return method.group(2) == null
                ? finding.rule(type).at(place(type, "class\\s+" + type.replaceFirst("^.*[.$]", "")))
                : finding.rule("%s.%s(%s)".formatted(type, method.group(2), method.group(3)))
                        .at(place(type, "\\w\\S*\\s+" + Pattern.quote(method.group(2)) + "\\s*\\("));
    }

    private Place place(String type, String declaration) {
        String file = type.replace('.', '/').replaceFirst("\\$.*", "") + ".java";
        return sources.declaration(file, Pattern.compile("\\b" + declaration));
    }
}
