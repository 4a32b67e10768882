package dev.predeploy.build.contents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.engine.ContainerEngine;
import dev.predeploy.kit.engine.Containers;
import dev.predeploy.kit.engine.ImageFiles;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.image.BuiltImage;
import dev.predeploy.kit.image.Images;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.session.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Compares one image with what it must hold. */
public final class ImageContents {
    private final Contents expected;
    private final String imageName;
    private final String entry;
    private final Session session;

    /**
     * Prepares to compare.
     *
     * @param entry the entry's name, which is the image's too where the entry names no other
     */
    public ImageContents(Contents expected, String entry, Session session) {
        this.expected = expected;
        this.imageName = expected.in().orElse(entry);
        this.entry = entry;
        this.session = session;
    }

    /** Returns everything that is not as expected. */
    public List<Finding> findings(Evidence evidence) throws IOException, InterruptedException {
        BuiltImage image = session.get(Images.class).needed(imageName);
        Origin origin = new Origin(session.stack(), entry, session.stack().image(imageName));
        evidence.step("look at metadata and files");
        ImageConfig config = config(image, evidence);
        MetadataRules metadata = new MetadataRules(expected, config, origin);
        List<Finding> findings = new ArrayList<>(metadata.findings());
        if (expected.looksAtFiles()) {
            try (ImageFiles files = session.get(Containers.class).files(image.id())) {
                Accounts accounts = Accounts.of(files);
                findings.addAll(metadata.user(accounts));
                findings.addAll(new FileRules(expected, files, accounts, origin).findings());
            }
        }
        findings.addAll(runs(image, origin, evidence));
        findings.addAll(starts(image, config, origin, evidence));
        return findings;
    }

    private List<Finding> runs(BuiltImage image, Origin origin, Evidence evidence)
            throws IOException, InterruptedException {
        if (expected.runs().isEmpty()) {
            return List.of();
        }
        evidence.step("run commands");
        RunRules rules = new RunRules(image, origin, session);
        List<Finding> findings = rules.findings(expected.runs());
        evidence.keep("runs.log", rules.log());
        return findings;
    }

    private List<Finding> starts(BuiltImage image, ImageConfig config, Origin origin, Evidence evidence)
            throws IOException, InterruptedException {
        if (expected.starts().isEmpty()) {
            return List.of();
        }
        evidence.step("start it");
        StartRules rules = new StartRules(expected.starts().get(), config, origin, session);
        List<Finding> findings = rules.findings(image);
        evidence.keep("start.log", rules.log());
        return findings;
    }

    private ImageConfig config(BuiltImage image, Evidence evidence) throws InterruptedException {
        Finished asked = session.get(ContainerEngine.class).call("image", "inspect", image.id());
        try {
            if (asked.succeeded()) {
                evidence.keep("image.json", asked.stdout());
                return ImageConfig.of(new ObjectMapper().readTree(asked.stdout()));
            }
        } catch (JsonProcessingException unreadable) {
            throw untold(asked);
        }
        throw untold(asked);
    }

    private static CheckBroken untold(Finished asked) {
        return new CheckBroken(Finding.of("the container engine does not tell what the image is")
                .actual(asked.tail(1))
                .fix("See that the engine still runs, and run again."));
    }
}
