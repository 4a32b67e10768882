package dev.predeploy.kit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagePathsTests {
    @TempDir
    Path root;

    private ImagePaths paths;

    @BeforeEach
    void look() throws IOException {
        for (String file : new String[] {"worker/src/index.ts", "worker/setup.js", "other/src/index.ts"}) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.createFile(root.resolve(file));
        }
        paths = ImagePaths.of(root, root.resolve("worker"));
    }

    @Test
    void takesTheImagesFoldersAway() {
        assertThat(paths.userPath("/app/src/index.ts")).isEqualTo("worker/src/index.ts");
        assertThat(paths.userPath("/home/app/worker/src/../src/index.ts")).isEqualTo("worker/src/index.ts");
        assertThat(paths.userPath("file:///app/setup.js")).isEqualTo("worker/setup.js");
    }

    @Test
    void knowsARelativePathFromWhereverTheToolRan() {
        assertThat(paths.userPath("src/index.ts")).isEqualTo("worker/src/index.ts");
        assertThat(paths.userPath("index.ts")).isEqualTo("worker/src/index.ts");
    }

    @Test
    void leavesPathsAloneThatAreNotTheUsers() {
        assertThat(paths.userPath("/app/node_modules/setup.js")).isEqualTo("/app/node_modules/setup.js");
        assertThat(paths.userPath("/usr/lib/python3/dist-packages/setup.js"))
                .isEqualTo("/usr/lib/python3/dist-packages/setup.js");
        assertThat(paths.userPath("/usr/share/lib/setup.js")).isEqualTo("/usr/share/lib/setup.js");
        assertThat(paths.userPath("/app/src/nothing.ts")).isEqualTo("/app/src/nothing.ts");
    }
}
