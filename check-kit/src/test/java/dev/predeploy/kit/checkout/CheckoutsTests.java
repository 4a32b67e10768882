package dev.predeploy.kit.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.session.RunControl;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.session.Settings;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StackReader;
import dev.predeploy.kit.stack.Strictness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CheckoutsTests {
    @TempDir
    private Path repository;

    private Path folder;
    private Session session;

    @BeforeEach
    void open() throws Exception {
        folder = Files.createDirectories(repository.resolve("services/api"));
        write("predeploy.yml", "stack: then\nworkspace: {links: [deep/node_modules]}\n");
        write("app.py", "old\n");
        write(".gitattributes", "tests export-ignore\nbig.bin filter=lfs\n");
        write("tests/smoke.py", "smoke\n");
        write("big.bin", "a pointer\n");
        Files.writeString(repository.resolve("elsewhere.txt"), "not ours\n");
        git("init", "--quiet", "--initial-branch=main", repository.toString());
        git("add", ":/");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", "deployed");
        write("predeploy.yml", "stack: now\nworkspace: {links: [deep/node_modules]}\n");
        write("app.py", "new\n");
        Stack stack = new StackReader(List.of(), Strictness.ALL_MODULES).read(folder.resolve("predeploy.yml"));
        session = new Session(new Settings(stack, List.of(), System.getenv(), new RunControl(Optional.empty())));
    }

    @AfterEach
    void close() throws Exception {
        session.close();
    }

    @Test
    void holdTheStacksFolderAsItWas() throws Exception {
        Checkout checkout = session.get(Checkouts.class).of("main");
        assertThat(checkout.folder().resolve("app.py")).hasContent("old");
        assertThat(checkout.folder().resolve("tests/smoke.py")).hasContent("smoke");
        assertThat(checkout.folder().resolve("big.bin")).hasContent("a pointer");
        assertThat(checkout.folder().resolve("elsewhere.txt")).doesNotExist();
        assertThat(checkout.stack().orElseThrow().name()).isEqualTo("then");
        assertThat(checkout.commit()).isEqualTo(git("rev-parse", "HEAD").strip());
    }

    @Test
    void touchNeitherTheTreeNorTheIndex() throws Exception {
        String before = git("status", "--porcelain=v2");
        session.get(Checkouts.class).of("main");
        assertThat(git("status", "--porcelain=v2")).isEqualTo(before);
        assertThat(folder.resolve("app.py")).hasContent("new");
        assertThat(git("worktree", "list").lines()).hasSize(1);
    }

    @Test
    void areMadeOnce() throws Exception {
        assertThat(session.get(Checkouts.class).of("main").folder())
                .isEqualTo(session.get(Checkouts.class).of("main").folder());
    }

    @Test
    void giveCopiesWithTheLinksOfTheTree() throws Exception {
        write("deep/node_modules/dep.js", "dep\n");
        Checkout checkout = session.get(Checkouts.class).of("main");
        try (Workspace copy = checkout.workspaces().open()) {
            assertThat(copy.folder().resolve("app.py")).hasContent("old");
            assertThat(copy.folder().resolve("deep/node_modules/dep.js")).hasContent("dep");
            assertThat(copy.folder().resolve("deep/node_modules")).isSymbolicLink();
            assertThat(copy.userPath(copy.folder().resolve("app.py").toString()))
                    .isEqualTo("app.py");
        }
    }

    @Test
    void areBrokenWhereGitKnowsNoSuchCommit() {
        assertThatExceptionOfType(CheckBroken.class)
                .isThrownBy(() -> session.get(Checkouts.class).of("origin/nowhere"))
                .satisfies(broken -> {
                    assertThat(broken.reason()).isEqualTo("Git does not know the commit `origin/nowhere`");
                    assertThat(broken.findings().get(0).fix())
                            .hasValueSatisfying(fix -> assertThat(fix).contains("git fetch"));
                });
    }

    @Test
    void areBrokenWhereTheFolderWasNotThereYet() throws Exception {
        git("rm", "-r", "--quiet", "--cached", ".");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", "gone");
        assertThatExceptionOfType(CheckBroken.class)
                .isThrownBy(() -> session.get(Checkouts.class).of("main"))
                .satisfies(broken ->
                        assertThat(broken.reason()).isEqualTo("the stack's folder is not in the commit `main`"));
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String git(String... words) throws Exception {
        List<String> command = Stream.concat(Stream.of("git"), Stream.of(words)).toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("GIT_CONFIG_GLOBAL", "/dev/null"));
        Process git = builder.start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
        return said;
    }
}
