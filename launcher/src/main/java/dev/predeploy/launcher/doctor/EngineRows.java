package dev.predeploy.launcher.doctor;

import dev.predeploy.kit.engine.ContainerEngine;
import dev.predeploy.kit.engine.EngineClient;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the container engine that a run would take, its builder, Compose and its disk. */
final class EngineRows {
    private static final List<String> PARTS = List.of("Buildx", "Compose", "engine's data");

    private final Session session;
    private final Probe probe;
    private Optional<EngineClient> client = Optional.empty();

    EngineRows(Session session, Probe probe) {
        this.session = session;
        this.probe = probe;
    }

    List<Row> rows() throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        try {
            EngineClient found = session.get(ContainerEngine.class).client();
            client = Optional.of(found);
            String answered = session.told().getOrDefault("engine", found.sort().program());
            rows.add(Row.ok(Row.ENGINE, "engine", "%s answers (client %s)".formatted(answered, found.program())));
            rows.add(part(
                    "Buildx",
                    found.call("buildx", "version"),
                    "Install Docker's plugin Buildx: without it, failing steps are told less exactly."));
            rows.add(part("Compose", found.call("compose", "version"), "Install Docker's plugin Compose."));
            rows.add(data(found));
        } catch (CheckNotRun none) {
            rows.add(Row.problem(
                    Row.ENGINE,
                    "engine",
                    none.reason(),
                    "Start Docker or Podman, or see that this user may reach it."));
            PARTS.forEach(part -> rows.add(Row.unseen(Row.ENGINE, part, "no engine answers")));
        }
        return rows;
    }

    /** A part without which a run still does its work. */
    private Row part(String name, List<String> asks, String fix) throws InterruptedException {
        Finished asked = probe.ask(asks);
        Row row = asked.succeeded()
                ? Row.ok(Row.ENGINE, name, Probe.firstLine(asked.stdout(), "there"))
                : Row.problem(
                        Row.ENGINE,
                        name,
                        "%s %s".formatted(String.join(" ", asks), asked.ending().sentence()),
                        fix);
        return row.neededBy(List.of(), false);
    }

    private Row data(EngineClient found) throws InterruptedException {
        Finished asked = probe.ask(found.call("info", "--format", found.sort().root()));
        Path root = Path.of(Probe.firstLine(asked.stdout(), "unknown"));
        if (!asked.succeeded() || !root.isAbsolute() || !Files.exists(root)) {
            return Row.unseen(
                    Row.ENGINE, "engine's data", "it does not lie on this machine, or cannot be seen from here");
        }
        if (!Files.isWritable(root)) {
            return Row.unseen(Row.ENGINE, "engine's data", "%s: this user cannot see into it".formatted(root));
        }
        Row disk = MachineRows.disk("engine's data", root);
        return new Row(Row.ENGINE, disk.what(), disk.state(), disk.said(), disk.fix(), List.of());
    }

    /** Says whether an engine answers, after {@link #rows}. */
    boolean answers() {
        return client.isPresent();
    }

    /** Looks for an image in the engine. */
    Row image(String reference) throws InterruptedException {
        if (client.isEmpty()) {
            return Row.problem(Row.DATABASE, reference, "no container engine answers", "Start Docker or Podman.");
        }
        Finished asked = probe.ask(client.get().call("image", "inspect", reference));
        return asked.succeeded()
                ? Row.ok(Row.DATABASE, reference, "the engine has it")
                : Row.unseen(
                        Row.DATABASE,
                        reference,
                        "the engine does not have it and will fetch it; whether it can, is seen then");
    }
}
