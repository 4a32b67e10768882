package dev.predeploy.staging;

import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.image.Images;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.Values;
import dev.predeploy.staging.compose.ComposeStack;
import dev.predeploy.staging.compose.Rehearsal;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service of the stack that is a stack in Compose. */
record ComposeService(String name, Rehearsal rehearsal, Duration within) implements Service {
    /**
     * Prepares to bring it up, with the images that the run builds.
     *
     * @throws dev.predeploy.kit.finding.CheckNotRun if one of these was not built
     */
    static ComposeService start(String name, UpCompose up, Session session) throws IOException, InterruptedException {
        Map<String, String> variables = new HashMap<>(session.get(Values.class).fill(up.env()));
        Images images = session.get(Images.class);
        for (Map.Entry<String, String> image : up.images().entrySet()) {
            variables.put(image.getValue(), images.needed(image.getKey()).id());
        }
        return new ComposeService(name, Rehearsal.of(up.files(), variables, session), up.within());
    }

    @Override
    public void awaitUp() throws InterruptedException {
        rehearsal.up(within);
    }

    @Override
    public List<Finding> troubles() throws InterruptedException {
        return rehearsal.stack().troubles();
    }

    @Override
    public void keepLog(Evidence evidence) throws InterruptedException {
        evidence.keep("up-" + name + ".txt", rehearsal.stack().project().table());
        evidence.keep("up-" + name + ".log", rehearsal.stack().project().logs());
    }

    @Override
    public Optional<ComposeStack> stack() {
        return Optional.of(rehearsal.stack());
    }

    @Override
    public Map<String, String> environment() {
        return rehearsal.environment();
    }

    @Override
    public void close() throws IOException {
        rehearsal.close();
    }
}
