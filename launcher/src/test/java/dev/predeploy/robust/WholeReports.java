package dev.predeploy.robust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.predeploy.redstack.Launched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** Asserts that every report of a run can be read by those whom it is for, and that all of them tell of all checks. */
final class WholeReports {
    private static final String RESOURCES = "/dev/predeploy/launcher/report/";

    private final Launched launched;
    private final int checks;

    private WholeReports(Launched launched, int checks) {
        this.launched = launched;
        this.checks = checks;
    }

    static void assertWhole(Launched launched, int checks) throws Exception {
        WholeReports reports = new WholeReports(launched, checks);
        reports.reportIsValid();
        reports.everyEventIsALine();
        reports.junitIsValid();
        reports.allureIsThere();
        assertThat(launched.output().resolve("summary.md")).isNotEmptyFile();
        assertThat(launched.output().resolve("evidence/index.md")).content().startsWith("# Evidence of ");
        assertThat(launched.output().resolve("evidence.zip")).isNotEmptyFile();
        assertThat(launched.output()).isDirectoryNotContaining("glob:**.predeploy-part-*");
    }

    private void reportIsValid() throws IOException {
        Validator.Result result = new ValidatorFactory()
                .validate(Files.readString(Path.of("../docs/report.schema.json")), launched.reportText());
        assertThat(result.getErrors()).isEmpty();
        assertThat(launched.checks()).hasSize(checks);
        assertThat(launched.report().path("exitCode").asInt()).isEqualTo(launched.exitCode());
    }

    private void everyEventIsALine() throws IOException {
        List<String> lines = Files.readAllLines(launched.output().resolve("events.ndjson"));
        ObjectMapper json = new ObjectMapper();
        int ended = 0;
        for (String line : lines) {
            JsonNode event = json.readTree(line);
            ended += event.path("event").asText().equals("check-ended") ? 1 : 0;
        }
        assertThat(ended).isEqualTo(checks);
        assertThat(lines.get(lines.size() - 1)).contains("\"run-ended\"");
    }

    private void junitIsValid() throws Exception {
        int cases = 0;
        for (Path suite : files("junit", ".xml")) {
            validate("junit-jenkins.xsd", suite);
            validate("junit-surefire.xsd", suite);
            cases += DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(suite.toFile())
                    .getElementsByTagName("testcase")
                    .getLength();
        }
        assertThat(cases).isEqualTo(checks);
    }

    private void allureIsThere() throws IOException {
        assertThat(files("allure-results", "-result.json")).hasSize(checks);
        assertThat(launched.output().resolve("allure-report/index.html"))
                .content()
                .doesNotContain("<h1>No Allure report");
    }

    private List<Path> files(String folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(launched.output().resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }

    private static void validate(String schema, Path xml) throws IOException, SAXException {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(WholeReports.class.getResource(RESOURCES + schema))
                .newValidator()
                .validate(new StreamSource(xml.toFile()));
    }
}
