package dev.predeploy.launcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.launcher.report.output.OutputFolder;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.StageResult;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JunitXmlTests {
    @TempDir
    Path out;

    @Test
    void writesOneSuiteAStage() throws IOException {
        write(Samples.failing());
        for (String stage : List.of("build", "quality", "integration")) {
            assertThat(suite(stage)).as(stage).isEqualTo(Samples.resource("failing/TEST-" + stage + ".xml"));
        }
    }

    @Test
    void isValidForJenkinsAndForSurefireWhateverToolsSay() throws IOException, SAXException {
        for (Run run : List.of(Samples.failing(), Samples.passing(), Samples.hostile())) {
            write(run);
            for (StageResult stage : run.stages()) {
                validate("junit-jenkins.xsd", suite(stage.name()));
                validate("junit-surefire.xsd", suite(stage.name()));
            }
        }
    }

    @Test
    void countsWhatItNamesAndNamesEachCheckOnce() throws Exception {
        Run run = Samples.failing();
        write(run);
        List<String> names = new ArrayList<>();
        for (StageResult stage : run.stages()) {
            Document document = parse(suite(stage.name()));
            Element root = document.getDocumentElement();
            assertThat(root.getAttribute("tests")).isEqualTo(number(document, "testcase"));
            assertThat(root.getAttribute("failures")).isEqualTo(number(document, "failure"));
            assertThat(root.getAttribute("errors")).isEqualTo(number(document, "error"));
            assertThat(root.getAttribute("skipped")).isEqualTo(number(document, "skipped"));
            for (int i = 0; i < document.getElementsByTagName("testcase").getLength(); i++) {
                names.add(((Element) document.getElementsByTagName("testcase").item(i)).getAttribute("name"));
            }
        }
        assertThat(names)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(run.checks().stream()
                        .map(check -> check.id().toString())
                        .toList());
    }

    @Test
    void letsNoToolAttachAFileOfTheMachine() throws IOException {
        write(Samples.hostile());
        assertThat(suite("quality")).contains("[ [ATTACHMENT|/etc/passwd]]").doesNotContain("[[ATTACHMENT|/etc");
    }

    @Test
    void staysUnderThirtyMegabytesByCuttingLongTexts() throws IOException, SAXException {
        write(Samples.large(3_000, 19_000));
        String suite = suite("quality");
        assertThat(suite.length()).isLessThan(30_000_000);
        assertThat(suite).contains("The whole is in report.json.");
        validate("junit-surefire.xsd", suite);
    }

    @Test
    void namesAttachmentsAsTheCiSystemFindsThem() throws IOException {
        Path folder = out.resolve("target/predeploy");
        try (OutputFolder opened = OutputFolder.open(folder)) {
            new JunitXml(Optional.of(out)).write(Samples.failing(), opened);
        }
        assertThat(folder.resolve("junit/TEST-quality.xml"))
                .content()
                .contains("[[ATTACHMENT|target/predeploy/evidence/quality/types/mypy/output.json]]");
    }

    private void write(Run run) throws IOException {
        try (OutputFolder folder = OutputFolder.open(out)) {
            new JunitXml(Optional.empty()).write(run, folder);
        }
    }

    private String suite(String stage) throws IOException {
        return Files.readString(out.resolve("junit/TEST-" + stage + ".xml")).replace(out.toString(), "/out");
    }

    private static String number(Document document, String element) {
        return Integer.toString(document.getElementsByTagName(element).getLength());
    }

    private static Document parse(String xml) throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static void validate(String schema, String xml) throws IOException, SAXException {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JunitXmlTests.class.getResource(schema))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }
}
