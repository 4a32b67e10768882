package dev.predeploy.kit.checkout;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.folder.Workspaces;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.session.Once;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Shared;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StackReader;
import dev.predeploy.kit.stack.Strictness;
import dev.predeploy.kit.yaml.StackFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Path from = session.stack().folder();
        Finished known = git(from, Map.of(), "rev-parse", "--verify", "--quiet", ref + "^{commit}");
        if (!known.succeeded()) {
            throw broken("Git does not know the commit `" + ref + "`", known);
        }
        String commit = known.stdout().strip();
        String prefix =
                git(from, Map.of(), "rev-parse", "--show-prefix").stdout().strip();
        String repository =
                git(from, Map.of(), "rev-parse", "--absolute-git-dir").stdout().strip();
        Path folder = session.get(RunFolder.class).newFolder("checkout");
        Map<String, String> index = Map.of(
                "GIT_INDEX_FILE",
                session.get(RunFolder.class).newFolder("index").resolve("index").toString());
        List<String> words = List.of("--git-dir=" + repository, "--work-tree=" + folder);
        String tree = commit + ":" + prefix.replaceFirst("/$", "");
        Finished read = git(folder, index, with(words, "read-tree", tree));
        if (!read.succeeded()) {
            throw broken("the stack's folder is not in the commit `" + ref + "`", read);
        }
        Finished written = git(folder, index, with(words, "checkout-index", "--all", "--force"));
        if (!written.succeeded()) {
            throw broken("Git could not check the commit `" + ref + "` out", written);
        }
        Workspaces workspaces = session.get(Workspaces.class).of(folder);
        return new Checkout(ref, commit, folder, workspaces, stack(folder));
    }

    private static String[] with(List<String> options, String... words) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(words));
        return all.toArray(String[]::new);
    }

    /** A stack file of that time may be of another form than ours. */
    private Optional<Stack> stack(Path folder) {
        Path file = folder.resolve(
                session.stack().folder().relativize(session.stack().file()));
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(new StackReader(session.modules(), Strictness.SOME_MODULES).read(file))
                    : Optional.empty();
        } catch (StackFileException unreadable) {
            return Optional.empty();
        }
    }

    private Finished git(Path folder, Map<String, String> environment, String... words) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "--no-optional-locks", "-c", "safe.directory=*"));
        for (String setting : List.of("smudge=", "process=", "required=false")) {
            command.addAll(List.of("-c", "filter.lfs." + setting));
        }
        command.addAll(List.of(words));
        return session.get(Commands.class).run(Command.of(folder, command).environment(environment));
    }

    private static CheckBroken broken(String what, Finished git) {
        return new CheckBroken(Finding.of(what)
                .actual(git.tail(1).isBlank() ? git.sentence() : git.tail(1))
                .fix("See that the stack lies in a Git repository and that the commit is there (in CI: git fetch)."));
    }
}
