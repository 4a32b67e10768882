package dev.predeploy.launcher.snapshot;

import dev.predeploy.kit.check.CheckId;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Explained;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.redaction.Redactor;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Turn;
import dev.predeploy.kit.session.Work;
import dev.predeploy.kit.snapshot.Snapshot;
import dev.predeploy.kit.snapshot.SnapshotSource;
import dev.predeploy.launcher.report.output.CleanText;
import dev.predeploy.launcher.run.Verdict;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Makes and writes the snapshots of a stack, one after the other. */
public final class Snapshots {
    private final Session session;
    private final List<Snapshot> chosen;
    private final Set<Verdict> verdicts = EnumSet.of(Verdict.PASSED);

    /** Finds the snapshots of those checks that are meant. */
    public Snapshots(Session session, Predicate<CheckId> meant) {
        this.session = session;
        this.chosen = ServiceLoader.load(SnapshotSource.class).stream()
                .flatMap(source -> source.get().snapshots(session).stream())
                .filter(snapshot -> meant.test(snapshot.check()))
                .toList();
    }

    /** Says whether there is nothing to write. */
    public boolean isEmpty() {
        return chosen.isEmpty();
    }

    /**
     * Writes each of them.
     *
     * @param told hears a line of each that was written
     * @param complained hears why one was not
     * @return what came of all, as of a run of checks
     */
    public Verdict write(Consumer<String> told, Consumer<String> complained) throws IOException, InterruptedException {
        for (Snapshot each : chosen) {
            try {
                told.accept(clean(write(each)));
            } catch (CheckFailed | CheckBroken | CheckNotRun explained) {
                complain(each.check(), explained, complained);
            }
        }
        return verdicts.stream().reduce(Verdict.PASSED, Snapshots::worse);
    }

    private String write(Snapshot snapshot) throws IOException, InterruptedException {
        Snapshot.Content content = make(snapshot);
        String shown = shown(snapshot.file());
        refuseSecrets(content.text(), shown);
        return "%s %s (%s, %d objects)"
                .formatted(write(content.text(), snapshot.file(), shown), shown, snapshot.check(), content.objects());
    }

    private static String write(String text, Path file, String shown) {
        try {
            return new SnapshotFile(file).write(text);
        } catch (IOException refused) {
            throw new CheckBroken(
                    Finding.of(shown + " could not be written")
                            .actual(reason(refused))
                            .fix("let the file be written there, or name another one under `snapshot`"),
                    refused);
        }
    }

    private static String reason(IOException refused) {
        return refused instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : refused.getClass().getSimpleName();
    }

    private Snapshot.Content make(Snapshot snapshot) throws IOException, InterruptedException {
        Turn turn = session.control().await(Work.DATABASE);
        try {
            return snapshot.make();
        } catch (IOException | InterruptedException | RuntimeException known) {
            throw known;
        } catch (Exception failure) {
            throw new CheckBroken(Finding.of("the snapshot could not be made: " + failure), failure);
        } finally {
            turn.close();
        }
    }

    /** What is committed is out for good: a secret that a migration was given stays here. */
    private void refuseSecrets(String text, String file) {
        Redactor redactor = session.get(Redactor.class);
        List<String> lines = text.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            if (!redactor.redact(lines.get(line)).equals(lines.get(line))) {
                throw new CheckFailed(Finding.of("the schema holds the value of a secret")
                        .rule("secret-in-schema")
                        .expected("a file that may be committed")
                        .actual(lines.get(line).strip())
                        .at(Place.file(file, line + 1))
                        .fix("take it out of the migrations: whoever reads the catalog can read it"));
            }
        }
    }

    private void complain(CheckId check, Explained explained, Consumer<String> complained) {
        verdicts.add(
                switch (explained.outcome()) {
                    case FAILED -> Verdict.FAILED;
                    case NOT_RUN -> Verdict.NOT_RUN;
                    default -> Verdict.BROKEN;
                });
        complained.accept(clean("%s: %s".formatted(check, explained.reason())));
        explained.findings().forEach(finding -> complained.accept("  " + clean(finding.line())));
    }

    private static Verdict worse(Verdict one, Verdict other) {
        List<Verdict> worst = List.of(Verdict.FAILED, Verdict.BROKEN, Verdict.NOT_RUN, Verdict.PASSED);
        return worst.indexOf(one) <= worst.indexOf(other) ? one : other;
    }

    private String clean(String text) {
        return CleanText.line(session.get(Redactor.class).clean(text));
    }

    private String shown(Path file) {
        Path folder = session.stack().folder();
        return (file.startsWith(folder) ? folder.relativize(file) : file)
                .toString()
                .replace('\\', '/');
    }
}
