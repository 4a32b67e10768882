package dev.predeploy.build.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.predeploy.build.compose.precheck.Prechecks;
import dev.predeploy.build.compose.source.Written;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.redaction.Redactor;
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
        Written written = new Written(folder, entry.file(), envFiles(), session.environment());
        Redactor redactor = new Redactor();
        written.possibleSecrets().forEach(redactor::add);
        Finished finished = new ComposeClient(session).resolve(entry, entry.envFile());
        Prechecks prechecks = new Prechecks(written, new Tracked(session).of(written.paths()));
        String said = said(finished, prechecks, redactor);
        evidence.keep(
                "compose.log",
                finished.transcript(redactor.redact(finished.command().line()), said));
        VariableRules rules = new VariableRules(entry, written, prechecks.noVariables());
        List<Finding> findings = new ArrayList<>(rules.missing(said));
        findings.addAll(new ExampleRules(entry, folder).missing(written.variables()));
        List<Finding> warnings = new ArrayList<>(rules.fromTheEnvironment());
        JsonNode services = MissingNode.getInstance();
        if (finished.succeeded()) {
            Resolution resolution = new Resolution(finished.stdout());
            resolution.requireServices();
            services = resolution.services();
            evidence.keep("resolved.json", resolution.shown(redactor));
        } else if (!VariableRules.isOfAVariable(said) || findings.isEmpty()) {
            findings.add(Complaint.of(said, written.files()).finding());
        }
        findings.addAll(prechecks.findings(services, entry.allowance(), warnings::add));
        warnings.forEach(warning -> evidence.warn(warning.map(redactor::redact)));
        return findings.stream().map(finding -> finding.map(redactor::redact)).toList();
    }

    /** What Compose says, without the parts of hashes that it takes for names of variables. */
    private String said(Finished finished, Prechecks prechecks, Redactor redactor) {
        Redactor ofHashes = new Redactor();
        prechecks.noVariables().forEach(ofHashes::add);
        return ofHashes.redact(redactor.redact(finished.stderr().replace(folder + "/", "")));
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
}
