package dev.predeploy.launcher.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.launcher.report.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SummaryMarkdownTests {
    @Test
    void tellsTheRootCausesOnceAndWhatWaitsForThem() throws IOException {
        assertThat(SummaryMarkdown.text(Samples.failing(), SummaryMarkdown.BUDGET))
                .isEqualTo(Samples.resource("failing/summary.md"));
    }

    @Test
    void isShortWhereAllIsWell() {
        assertThat(SummaryMarkdown.text(Samples.passing(), SummaryMarkdown.BUDGET))
                .isEqualTo("""
                        ## Predeploy: ✅ PASSED

                        Stack `consult` · Commit `0123456789abcdef0123456789abcdef01234567` and local changes · 9.3 s · exit code 0

                        | Stage | Outcome | Passed | Failed | Broken | Not run | Skipped | Time |
                        | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
                        | `quality` | ✅ passed | 1 | 0 | 0 | 0 | 0 | 3.2 s |
                        """);
    }

    @Test
    void showsHostileTextAsTextOnly() throws IOException {
        assertThat(SummaryMarkdown.text(Samples.hostile(), SummaryMarkdown.BUDGET))
                .isEqualTo(Samples.resource("hostile/summary.md"));
    }

    @Test
    void isCutToItsBudgetAndSaysSo() {
        String text = SummaryMarkdown.text(Samples.large(2_000, 10_000), SummaryMarkdown.BUDGET);
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(800_000, SummaryMarkdown.BUDGET);
        assertThat(text).endsWith("checks would make this page too long: see `report.json`.\n");
    }
}
