package dev.predeploy.launcher.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at Java, Git, Maven and the disks. */
final class MachineRows {
    private static final long LEAST_BYTES = 1L << 30;

    private final Probe probe;
    private final Path output;

    MachineRows(Probe probe, Path output) {
        this.probe = probe;
        this.output = output;
    }

    List<Row> rows() throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.ok(
                Row.MACHINE,
                "java",
                "%s (%s)".formatted(System.getProperty("java.version"), System.getProperty("java.home"))));
        rows.add(program("git", "Install Git: without it, what it ignores counts as sources."));
        rows.add(program(
                        "mvn",
                        "Install Maven; only other versions of the embedded PostgreSQL and Maven projects need it.")
                .neededBy(List.of(), false));
        rows.add(disk("temporary folder", Path.of(System.getProperty("java.io.tmpdir"))));
        rows.add(disk("output folder", output));
        return rows;
    }

    private Row program(String name, String fix) throws InterruptedException {
        Optional<Path> program = probe.onPath(name);
        return program.isPresent()
                ? probe.version(Row.MACHINE, name, program.get())
                : Row.problem(Row.MACHINE, name, "there is none on the PATH", fix);
    }

    /** Looks at the disk on which a folder lies, or will lie. */
    static Row disk(String what, Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            String said = String.format(Locale.ROOT, "%s has %.1f GiB free", folder, free / (double) (1L << 30));
            if (!Files.isWritable(there)) {
                return Row.problem(
                        Row.MACHINE,
                        what,
                        "%s cannot be written to".formatted(there),
                        "Make it writable, or name another folder.");
            }
            return free < LEAST_BYTES
                    ? Row.problem(Row.MACHINE, what, said, "Free at least 1 GiB there.")
                    : Row.ok(Row.MACHINE, what, said);
        } catch (IOException e) {
            return Row.problem(
                    Row.MACHINE,
                    what,
                    "%s cannot be looked at: %s".formatted(folder, e.getMessage()),
                    "Name another folder.");
        }
    }
}
