package dev.predeploy.build.compose;

import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.redaction.ToolText;
import dev.predeploy.kit.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Resolves one Compose file, and says what is wrong with it and its variables. */
public final class ComposeRules {
    private final Compose entry;
    private final Session session;
    private final Path folder;

    /** Prepares to resolve. */
    public ComposeRules(Compose entry, Session session) {
        this.entry = entry;
        this.session = session;
        this.folder = session.stack().folder();
    }

    /**
     * Returns everything that is wrong. Nothing of the values in env files is in it, nor in the evidence.
     *
     * @throws CheckNotRun if there is no Compose, no such env file, or no active service
     */
    public List<Finding> findings(Evidence evidence) throws IOException, InterruptedException {
        List<String> texts = texts(envFiles());
        List<ComposeFile> files = new ArrayList<>();
        for (Path file : entry.file()) {
            files.add(ComposeFile.read(folder, file));
        }
        Variables variables = new Variables(
                session.environment(),
                texts.stream().flatMap(text -> EnvFile.read(text).stream()).toList());
        Redactor redactor = new Redactor();
        variables.valuesOfFiles().forEach(redactor::add);
        texts.stream().flatMap(EnvFile::possibleValues).forEach(redactor::add);
        Finished finished = new ComposeClient(session).resolve(entry, entry.envFile());
        String said = redactor.redact(finished.stderr().replace(folder + "/", ""));
        evidence.keep("compose.log", said);
        VariableRules rules = new VariableRules(entry, files, variables);
        List<Finding> findings = new ArrayList<>(rules.missing(said));
        findings.addAll(new ExampleRules(entry, folder).missing(variables));
        rules.fromTheEnvironment().forEach(evidence::warn);
        if (finished.succeeded()) {
            Resolution resolution = new Resolution(finished.stdout());
            resolution.requireServices();
            evidence.keep("resolved.json", resolution.shown(redactor));
        } else if (!VariableRules.isOfAVariable(said) || findings.isEmpty()) {
            findings.add(Complaint.of(said, files).finding());
        }
        return findings.stream().map(finding -> finding.map(redactor::redact)).toList();
    }

    private List<Path> envFiles() {
        for (Path file : entry.envFile()) {
            if (!Files.isRegularFile(folder.resolve(file))) {
                throw new CheckNotRun(
                        "the env file %s is absent".formatted(file),
                        "Write it%s; where it lies only on the server, say `required: false`."
                                .formatted(entry.example()
                                        .map(path -> " after " + path)
                                        .orElse("")));
            }
        }
        return entry.variables().stream()
                .filter(file -> Files.isRegularFile(folder.resolve(file)))
                .toList();
    }

    private List<String> texts(List<Path> envFiles) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : envFiles) {
            texts.add(ToolText.of(Files.readAllBytes(folder.resolve(file))));
        }
        return texts;
    }
}
