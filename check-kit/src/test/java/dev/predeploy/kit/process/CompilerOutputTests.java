package dev.predeploy.kit.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.folder.Workspaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerOutputTests {
    @TempDir
    Path folder;

    @Test
    void readsTheFormsOfTheUsualCompilers() throws Exception {
        assertThat(findings("""
                        main.c:7:12: error: expected ';' before 'return'
                        main.c:8:1: warning: unused variable
                        main.c:9: fatal error: nothing.h: No such file or directory
                        [ERROR] /elsewhere/App.java:[3,5] cannot find symbol
                        #12 3.456 src/index.ts(45,7): error TS2322: Type 'a' is not assignable.
                        \u001b[96msrc/b.ts\u001b[0m:\u001b[93m1\u001b[0m:\u001b[93m2\u001b[0m - \u001b[91merror\u001b[0m\u001b[90m TS1005: \u001b[0m';' expected.
                        10:15:33: error: this is a clock
                        """))
                .containsExactly(
                        Finding.of("expected ';' before 'return'").at(Place.file("main.c", 7, 12)),
                        Finding.of("nothing.h: No such file or directory").at(Place.file("main.c", 9)),
                        Finding.of("cannot find symbol").at(Place.file("/elsewhere/App.java", 3, 5)),
                        Finding.of("Type 'a' is not assignable.").rule("TS2322").at(Place.file("src/index.ts", 45, 7)),
                        Finding.of("';' expected.").rule("TS1005").at(Place.file("src/b.ts", 1, 2)));
    }

    @Test
    void tellsTheSameErrorOnce() throws Exception {
        String error = "a.c:1:1: error: no\n";

        assertThat(findings(error + error)).hasSize(1);
    }

    @Test
    void tellsAPathThatIsNoneAsItIs() throws Exception {
        assertThat(findings("a\0b.c:7: error: no\n"))
                .containsExactly(Finding.of("no").at(Place.file("a\0b.c", 7)));
    }

    private List<Finding> findings(String output) throws Exception {
        Files.createDirectories(folder.resolve("stack"));
        try (RunFolder run = RunFolder.open(folder.resolve("runs"))) {
            Workspace workspace = new Workspaces(folder.resolve("stack"), List.of(), run).open();
            return CompilerOutput.in(workspace, workspace.folder()).findings(output);
        }
    }
}
