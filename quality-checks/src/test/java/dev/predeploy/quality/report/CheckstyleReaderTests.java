package dev.predeploy.quality.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckstyleReaderTests {
    @TempDir
    Path temporary;

    @Test
    void readsFilesAndErrors() throws Exception {
        Report report = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <checkstyle version="12.3.1">
                  <file name="%s/src/A.java">
                    <error line="7" column="13" severity="warning" message="Name &quot;x&quot; is short." source="Naming"/>
                    <error line="9" severity="info" message="see here"/>
                    <error line="9" severity="ignore" message="not this"/>
                    <error line="0" message="no newline at the end" source="Newline"/>
                  </file>
                  <file name="src/B.java"/>
                </checkstyle>
                """.formatted(temporary));

        assertThat(report.findings())
                .containsExactly(
                        Finding.of("no newline at the end").rule("Newline").at(Place.file("src/A.java")),
                        Finding.of("Name \"x\" is short.")
                                .rule("Naming")
                                .severity(Severity.WARNING)
                                .at(Place.file("src/A.java", 7, 13)),
                        Finding.of("see here").severity(Severity.NOTE).at(Place.file("src/A.java", 9)));
        assertThat(report.files()).hasValue(2);
    }

    @Test
    void countsNoFilesWhereNoneIsNamed() throws Exception {
        assertThat(read("<checkstyle/>").files()).hasValue(0);
    }

    @Test
    void takesTheToolsOwnExceptionAsAFault() throws Exception {
        Report report = read("<checkstyle><file name='A.java'><exception><![CDATA[java.lang.Oops: no\n at x]]>"
                + "</exception></file></checkstyle>");

        assertThat(report.faults())
                .containsExactly(Finding.of("java.lang.Oops: no").at(Place.file("A.java")));
    }

    @Test
    void namesWhereTheXmlEnds() {
        assertThatExceptionOfType(UnreadableReport.class)
                .isThrownBy(() -> read("<checkstyle>\n<file name=\"A.java\">\n<error line="))
                .withMessageContaining("no well-formed XML")
                .extracting(e -> e.place().text())
                .asString()
                .startsWith("reports/report:3:");
    }

    @Test
    void refusesOtherXml() {
        assertThatExceptionOfType(UnreadableReport.class)
                .isThrownBy(() -> read("<html/>"))
                .withMessage("is no Checkstyle report: it begins with <html>");
    }

    @Test
    void neverFollowsADocumentTypeOrAnEntity() throws Exception {
        Path secret = Files.writeString(temporary.resolve("secret.txt"), "do not read me");
        assertThatExceptionOfType(UnreadableReport.class)
                .isThrownBy(() -> read("<!DOCTYPE c [<!ENTITY s SYSTEM \"%s\">]><checkstyle>&s;</checkstyle>"
                        .formatted(secret.toUri())))
                .withMessage("holds a document type or an entity, which is not read");
    }

    private Report read(String text) throws Exception {
        return new Folder(temporary).read(ReportFormat.CHECKSTYLE, text);
    }
}
