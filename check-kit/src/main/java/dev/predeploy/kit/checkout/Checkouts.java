package dev.predeploy.kit.checkout;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.folder.Workspaces;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.session.Once;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Shared;
import dev.predeploy.kit.stack.StackReader;
import dev.predeploy.kit.stack.Strictness;
import dev.predeploy.kit.yaml.Problem;
import dev.predeploy.kit.yaml.StackFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Checks commits out beside the stack, each once a run; neither the repository nor its work tree is touched. */
@Shared
public final class Checkouts {
    private final Session session;
    private final Map<String, Once<Checkout>> checkouts = new ConcurrentHashMap<>();

    /** Prepares to check out; nothing is yet. */
    Checkouts(Session session) {
        this.session = session;
    }

    /**
     * Returns the stack's folder as it is at a commit. Submodules are empty there, and what Git LFS keeps elsewhere is
     * its pointer.
     *
     * @param ref the commit, in any words that Git knows
     * @throws CheckBroken if there is no such commit, or the stack's folder is not in it
     */
    public Checkout of(String ref) throws InterruptedException {
        try {
            return checkouts
                    .computeIfAbsent(ref, absent -> new Once<>(() -> checkOut(ref)))
                    .get();
        } catch (InterruptedException | RuntimeException known) {
            throw known;
        } catch (Exception failure) {
            throw new IllegalStateException("The commit " + ref + " could not be checked out", failure);
        }
    }

    private Checkout checkOut(String ref) throws IOException, InterruptedException {
        RunFolder runFolder = session.get(RunFolder.class);
        Path index = runFolder.newFolder("index").resolve("index");
        Git stack = new Git(session.get(Commands.class), session.stack().folder(), index);
        String commit = stack.said(
                "Git does not know the commit `" + ref + "`", "rev-parse", "--verify", "--quiet", ref + "^{commit}");
        String unknown = "Git could not tell where the stack lies in its repository";
        String below = stack.said(unknown, "rev-parse", "--show-prefix").replaceFirst("/$", "");
        String repository = "--git-dir=" + stack.said(unknown, "rev-parse", "--absolute-git-dir");
        Path folder = runFolder.newFolder("checkout");
        String tree = "--work-tree=" + folder;
        Git there = stack.in(folder);
        there.said(
                "the stack's folder is not in the commit `" + ref + "`",
                repository,
                tree,
                "read-tree",
                commit + ":" + below);
        there.said(
                "Git could not check the commit `" + ref + "` out",
                repository,
                tree,
                "checkout-index",
                "--all",
                "--force");
        return new Checkout(ref, commit, folder, session.get(Workspaces.class).of(folder), then(ref, folder));
    }

    /** A stack file of that time may be of another form than ours. */
    private StackThen then(String ref, Path folder) {
        Path file = session.stack().folder().relativize(session.stack().file());
        if (!Files.isRegularFile(folder.resolve(file))) {
            return StackThen.none();
        }
        try {
            StackReader reader = new StackReader(session.modules(), Strictness.SOME_MODULES);
            return StackThen.of(reader.read(folder.resolve(file)));
        } catch (StackFileException unreadable) {
            return StackThen.unread(unread(ref, file, unreadable.problems().get(0)));
        }
    }

    private static Finding unread(String ref, Path file, Problem problem) {
        return Finding.of(
                        "the stack file of the commit `%s` cannot be read, so that of now stands for it".formatted(ref))
                .rule("unread-stack-file")
                .severity(Severity.WARNING)
                .actual(new Problem(file.toString(), problem.line(), problem.column(), problem.what(), problem.fix())
                        .text())
                .fix("See that what it said then of migrations and commands is what the stack file says now.");
    }
}
