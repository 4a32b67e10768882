package dev.predeploy.launcher.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTests {
    @Test
    void leavesPlainWordsAlone() {
        assertThat(Markdown.words("1 type error, 2 more: see (a)")).isEqualTo("1 type error, 2 more: see (a)");
    }

    @Test
    void showsMentionsLinksAndHtmlAsCode() {
        assertThat(Markdown.words("@octocat")).isEqualTo("`@octocat`");
        assertThat(Markdown.words("see www.example.test")).isEqualTo("`see www.example.test`");
        assertThat(Markdown.words("see https://example.test")).isEqualTo("`see https://example.test`");
        assertThat(Markdown.words("<b>")).isEqualTo("`<b>`");
    }

    @Test
    void fencesBackticksByLongerOnes() {
        assertThat(Markdown.code("a `b` ``c``")).isEqualTo("``` a `b` ``c`` ```");
        assertThat(Markdown.code("a``b")).isEqualTo("```a``b```");
        assertThat(Markdown.block("x\n````\ny", "  ")).isEqualTo("\n\n  `````text\n  x\n  ````\n  y\n  `````");
    }

    @Test
    void leavesNoPipeInACell() {
        assertThat(Markdown.cell("a|b")).isEqualTo("`a\uFF5Cb`");
    }
}
