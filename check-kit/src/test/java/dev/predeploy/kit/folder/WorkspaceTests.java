package dev.predeploy.kit.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WorkspaceTests {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_123L);

    @TempDir
    Path temporary;

    private Path stack;
    private RunFolder run;

    @BeforeEach
    void aStack() throws IOException {
        run = RunFolder.open(temporary.resolve("runs"));
        stack = Files.createDirectory(temporary.resolve("stack"));
        file("predeploy.yml", "stack: x");
        file("src/Main.java", "class Main {}");
        file("src/sub/run.sh", "#!/bin/sh");
        Files.setPosixFilePermissions(stack.resolve("src/sub/run.sh"), PosixFilePermissions.fromString("r-xr-x--x"));
        file("node_modules/left-pad/index.js", "pad");
        file("target/predeploy/report.json", "{}");
        file("ignored.log", "noise");
        file(".gitignore", "*.log\nnode_modules\n");
        Files.createSymbolicLink(stack.resolve("link"), Path.of("src/Main.java"));
        Files.createSymbolicLink(stack.resolve("dangling"), Path.of("../nowhere"));
    }

    @AfterEach
    void close() throws IOException {
        run.close();
    }

    private void file(String name, String text) throws IOException {
        Path file = stack.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, LONG_AGO);
    }

    private void git(String... words) throws Exception {
        List<String> command = Stream.concat(
                        Stream.of("git", "-c", "user.name=x", "-c", "user.email=x@example.org"), Stream.of(words))
                .toList();
        Process git = new ProcessBuilder(command)
                .directory(stack.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(git.getInputStream().readAllBytes()).isNotNull();
        assertThat(git.waitFor()).isZero();
    }

    private Workspace open(String... links) throws IOException {
        return new Workspaces(stack, List.of(links), run).open();
    }

    /** Returns all that is below a folder: what it is, its mode, its time, its content. */
    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(path -> !path.equals(folder)).toList()) {
                contents.put(folder.relativize(path).toString(), describe(path));
            }
        }
        return contents;
    }

    private static String describe(Path path) throws IOException {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        FileTime time = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
        if (Files.isSymbolicLink(path)) {
            return "link to " + Files.readSymbolicLink(path);
        }
        return mode + " " + time + " "
                + (Files.isDirectory(path) ? "folder" : Files.readString(path, StandardCharsets.ISO_8859_1));
    }

    @Test
    void copiesWhatGitTracksAndWhatItDoesNotIgnore() throws Exception {
        git("init", "-q");
        git("add", "src/Main.java");
        Workspace workspace = open();
        assertThat(contents(workspace.folder()).keySet())
                .containsExactly(
                        ".gitignore",
                        "dangling",
                        "link",
                        "predeploy.yml",
                        "src",
                        "src/Main.java",
                        "src/sub",
                        "src/sub/run.sh");
    }

    @Test
    void copiesEverythingWithoutGitButForOurOwnReports() throws Exception {
        Workspace workspace = open();
        assertThat(contents(workspace.folder()).keySet())
                .contains("ignored.log", "node_modules/left-pad/index.js", "target")
                .doesNotContain("target/predeploy");
    }

    @Test
    void keepsModesTimesAndLinks() throws Exception {
        assertThat(contents(open().folder()))
                .containsEntry("src/sub/run.sh", "r-xr-x--x " + LONG_AGO + " #!/bin/sh")
                .containsEntry("link", "link to src/Main.java")
                .containsEntry("dangling", "link to ../nowhere");
    }

    @Test
    void leavesOutWhatWasDeletedAndNotCommitted() throws Exception {
        git("init", "-q");
        git("add", ".");
        Files.delete(stack.resolve("src/Main.java"));
        assertThat(contents(open().folder())).doesNotContainKey("src/Main.java").containsKey("src/sub/run.sh");
    }

    @Test
    void copiesTheRepositoriesWithinARepository() throws Exception {
        git("init", "-q");
        git("init", "-q", "vendored");
        file("vendored/lib.c", "int x;");
        file("vendored/.gitignore", "*.o");
        file("vendored/lib.o", "x");
        assertThat(contents(open().folder()))
                .containsKey("vendored/lib.c")
                .doesNotContainKeys("vendored/lib.o", "vendored/.git");
    }

    @Test
    void copiesAStackThatLiesInAnIgnoredFolder() throws Exception {
        git("init", "-q");
        file("build/.gitignore", "*");
        file("build/inner/predeploy.yml", "stack: inner");
        Workspace workspace = new Workspaces(stack.resolve("build/inner"), List.of(), run).open();
        assertThat(contents(workspace.folder())).containsOnlyKeys("predeploy.yml");
    }

    @Test
    void linksToWhatIsDeclaredInsteadOfCopyingIt() throws Exception {
        file("worker/.venv/bin/python", "py");
        Workspace workspace = open("node_modules", "worker/.venv", "not-there");
        Path link = workspace.folder().resolve("node_modules");
        assertThat(Files.readSymbolicLink(link)).isEqualTo(stack.resolve("node_modules"));
        assertThat(workspace.folder().resolve("worker/.venv/bin/python")).hasContent("py");
        assertThat(workspace.folder().resolve("not-there")).doesNotExist();
        workspace.close();
        assertThat(stack.resolve("node_modules/left-pad/index.js")).hasContent("pad");
    }

    @Test
    void refusesLinksThatLeadOutOfTheStack() {
        for (String link : List.of("../other", "/etc", "a/../..", "")) {
            assertThatThrownBy(() -> open(link)).as(link).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void leavesTheUsersTreeAsItIsToTheByte() throws Exception {
        git("init", "-q");
        git("add", ".");
        Map<String, String> before = contents(stack);
        try (Workspace workspace = open("node_modules")) {
            Files.writeString(workspace.folder().resolve("src/Main.java"), "changed");
            Files.delete(workspace.folder().resolve("predeploy.yml"));
            Files.createDirectories(workspace.folder().resolve("src/sub/new/deep"));
        }
        assertThat(contents(stack)).isEqualTo(before);
    }

    @Test
    void removesReadOnlyFoldersAndNeverWhatALinkPointsTo() throws Exception {
        Path precious = Files.writeString(temporary.resolve("precious"), "keep");
        Workspace workspace = open();
        Path locked = Files.createDirectories(workspace.folder().resolve("cache/locked"));
        Files.createSymbolicLink(locked.resolve("out"), temporary);
        Files.createSymbolicLink(locked.resolve("precious"), precious);
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(locked.getParent(), PosixFilePermissions.fromString("r-xr-xr-x"));
        workspace.close();
        assertThat(workspace.folder()).doesNotExist();
        assertThat(precious).hasContent("keep");
    }

    @Test
    void givesEachCheckACopyOfItsOwn() throws Exception {
        Workspaces workspaces = new Workspaces(stack, List.of(), run);
        Workspace first = workspaces.open();
        Files.delete(first.folder().resolve("predeploy.yml"));
        assertThat(workspaces.open().folder().resolve("predeploy.yml")).exists();
    }

    @Test
    void leavesOutWhatIsNoFile() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", stack.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(contents(open().folder())).doesNotContainKey("pipe");
    }

    @Test
    void turnsThePathsOfToolsIntoThePathsOfUsers() throws Exception {
        Workspace workspace = open();
        String folder = workspace.folder().toString();
        assertThat(workspace.userPath(folder + "/src/Main.java")).isEqualTo("src/Main.java");
        assertThat(workspace.userPath(workspace.folder().toUri() + "src/Main.java"))
                .isEqualTo("src/Main.java");
        assertThat(workspace.userPath("./src/../src/Main.java")).isEqualTo("src/Main.java");
        assertThat(workspace.userPath(workspace.folder().resolve("src"), "sub/run.sh"))
                .isEqualTo("src/sub/run.sh");
        assertThat(workspace.userPath(stack + "/node_modules/x.js")).isEqualTo("node_modules/x.js");
        assertThat(workspace.userPath("/usr/include/stdio.h")).isEqualTo("/usr/include/stdio.h");
        assertThat(workspace.userPath("../elsewhere")).isEqualTo("../elsewhere");
        assertThat(workspace.userPath("<stdin>\0")).isEqualTo("<stdin>\0");
        assertThat(workspace.userPath("file:%zz")).isEqualTo("file:%zz");
        assertThat(workspace.userText("in " + folder + "/src/Main.java and " + folder))
                .isEqualTo("in src/Main.java and .");
    }

    @Test
    void knowsPathsThatComeByALink() throws Exception {
        Path other = Files.createSymbolicLink(temporary.resolve("other"), temporary.resolve("runs"));
        try (RunFolder linked = RunFolder.open(other.resolve("inner"))) {
            Workspace workspace = new Workspaces(stack, List.of(), linked).open();
            String real = workspace.folder().toRealPath().toString();
            assertThat(workspace.userPath(real + "/src/Main.java")).isEqualTo("src/Main.java");
            assertThat(workspace.userText(real + "/src/Main.java")).isEqualTo("src/Main.java");
        }
    }
}
