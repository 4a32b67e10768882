package dev.predeploy.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.check.CheckId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListingTests {
    private static final Listing LISTING = new Listing(
            Sample.head(2),
            List.of(
                    new ListedCheck(
                            CheckId.parse("build/image/django"),
                            "Django\u001b container",
                            true,
                            Optional.empty(),
                            "The image builds from a clean context."),
                    new ListedCheck(
                            CheckId.parse("quality/types/mypy"),
                            "mypy",
                            false,
                            Optional.of("until next week"),
                            "The type checker finds nothing.")));

    @Test
    void listsForPeople() {
        Recorder recorder = new Recorder();
        LISTING.plain(recorder.output(Screen.LOG));

        assertThat(recorder.written()).isEqualTo("""
                        Checks of consult
                          stack     consult
                          file      /home/ada/consult/predeploy.yml
                          commit    0123456789ab (with uncommitted changes)
                          database  postgres 16.15 (embedded)

                        Build Stage
                          build/image/django, Django container
                              The image builds from a clean context.

                        Quality Stage
                          quality/types/mypy (not required)
                              The type checker finds nothing.
                              skipped: until next week

                        2 checks. One alone: ./predeploy run --only ID
                        """);
    }

    @Test
    void listsForPrograms() {
        StringBuilder written = new StringBuilder();
        LISTING.json(written::append);

        assertThat(written).hasToString("""
                        {
                          "stack" : "consult",
                          "file" : "/home/ada/consult/predeploy.yml",
                          "checks" : [ {
                            "id" : "build/image/django",
                            "stage" : "build",
                            "title" : "Django\\u001B container",
                            "required" : true,
                            "what" : "The image builds from a clean context."
                          }, {
                            "id" : "quality/types/mypy",
                            "stage" : "quality",
                            "title" : "mypy",
                            "required" : false,
                            "skip" : "until next week",
                            "what" : "The type checker finds nothing."
                          } ]
                        }
                        """);
    }

    @Test
    void theJsonFormatIsTheReportAndNothingElse() {
        Recorder recorder = new Recorder();
        recorder.tell(Sample.failing(), new JsonRenderer(recorder.output(Screen.LOG)));

        assertThat(recorder.written()).isEqualTo("{\"json\": 1}\n");
    }
}
