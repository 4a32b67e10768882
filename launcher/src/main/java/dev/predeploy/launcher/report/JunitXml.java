package dev.predeploy.launcher.report;

import dev.predeploy.launcher.report.output.OutputFolder;
import dev.predeploy.launcher.report.output.ReportWriter;
import dev.predeploy.launcher.run.Run;
import dev.predeploy.launcher.run.StageResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Writes {@code junit/TEST-<stage>.xml}: one suite a stage, one test case a check. What is written is valid against
 * the schemas of Jenkins' xUnit plugin and of Surefire at once, and stays under the 30 MB that GitLab reads.
 */
public final class JunitXml implements ReportWriter {
    private static final int LARGEST_FILE = 29_000_000;
    private static final int LONGEST_TEXT = 200_000;

    private final Optional<Path> workspace;

    /**
     * Makes the writer.
     *
     * @param workspace the CI system's folder, from which it finds attachments, where that is known
     */
    public JunitXml(Optional<Path> workspace) {
        this.workspace = workspace;
    }

    @Override
    public String name() {
        return "junit";
    }

    @Override
    public void write(Run run, OutputFolder folder) throws IOException {
        for (StageResult stage : run.stages()) {
            folder.write("junit/TEST-" + stage.name() + ".xml", suite(run, stage, attachments(folder.path())));
        }
    }

    private String attachments(Path folder) {
        return workspace
                .map(Path::toAbsolutePath)
                .filter(folder::startsWith)
                .map(base -> base.relativize(folder))
                .orElse(folder)
                .toString()
                .replace('\\', '/');
    }

    private static String suite(Run run, StageResult stage, String attachments) throws IOException {
        int longest = LONGEST_TEXT;
        while (true) {
            String xml = suite(run, stage, new SuiteXml.Limits(attachments, longest));
            if (longest == 0 || xml.getBytes(StandardCharsets.UTF_8).length <= LARGEST_FILE) {
                return xml;
            }
            longest /= 4;
        }
    }

    private static String suite(Run run, StageResult stage, SuiteXml.Limits limits) throws IOException {
        try {
            return new SuiteXml(limits).of(run, stage);
        } catch (XMLStreamException e) {
            throw new IOException("The stage " + stage.name() + " cannot be written as XML", e);
        }
    }
}
