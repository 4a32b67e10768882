package dev.predeploy.allure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AllureReportTests {
    @TempDir
    Path temporary;

    @Test
    void makesOneFileThatLoadsNothingFromOutside() throws IOException, InterruptedException {
        Path results = Files.createDirectory(temporary.resolve("results"));
        Files.writeString(
                results.resolve("1-result.json"),
                "{\"uuid\": \"1\", \"name\": \"one\", \"status\": \"passed\", \"start\": 1, \"stop\": 2}");
        Path out = temporary.resolve("out");

        assertThat(generate(GeneratorFiles.find().orElseThrow(), results, out))
                .isEqualTo(new AllureReport.Answer(1, ""));
        assertThat(out.resolve("index.html"))
                .content()
                .doesNotContain("https://", "googletagmanager")
                .doesNotContainPattern("(src|href)=\"(?!data:)");
    }

    @Test
    void saysThatItsProcessDied() throws IOException, InterruptedException {
        GeneratorFiles nothing = new GeneratorFiles(List.of(temporary.resolve("missing.jar")), Optional.empty());
        assertThat(generate(nothing, temporary, temporary.resolve("out")).failure())
                .startsWith("its process ended");
    }

    @Test
    void isNotWaitedForLongerThanItsTime() throws IOException, InterruptedException {
        AllureReport.Terms terms = new AllureReport.Terms(temporary, Map.of(), Duration.ofMillis(1));
        try (AllureReport report = AllureReport.start(GeneratorFiles.find().orElseThrow(), "x", terms)) {
            assertThat(report.generate(temporary, temporary.resolve("out")).failure())
                    .isEqualTo("it took longer than 0 s");
        }
    }

    @Test
    void startsFromAnArchiveOfItsClasses() throws IOException, InterruptedException {
        GeneratorFiles files = jarsIn(Files.createDirectory(temporary.resolve("jars")));
        ClassArchive.make(files, Files.createDirectory(temporary.resolve("archiving")));
        assertThat(files.archive()).isNotEmptyFile();

        Path results = temporary.resolve("results");
        new AllureResults(results).categories();
        GeneratorFiles sharing =
                new GeneratorFiles(files.classPath(), Optional.of("-XX:SharedArchiveFile=" + files.archive()));
        assertThat(generate(sharing, results, temporary.resolve("out"))).isEqualTo(new AllureReport.Answer(0, ""));
    }

    /** An archive knows only classes that come from jars, so what the build has as a folder becomes one. */
    private static GeneratorFiles jarsIn(Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (Path part : GeneratorFiles.find().orElseThrow().classPath()) {
            Path jar = folder.resolve(part.getFileName() + (Files.isDirectory(part) ? ".jar" : ""));
            if (Files.isDirectory(part)) {
                pack(part, jar);
            } else {
                Files.copy(part, jar);
            }
            jars.add(jar);
        }
        return new GeneratorFiles(jars, Optional.empty());
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
    }

    private AllureReport.Answer generate(GeneratorFiles files, Path results, Path out)
            throws IOException, InterruptedException {
        Path own = Files.createDirectory(temporary.resolve("own"));
        AllureReport.Terms terms = new AllureReport.Terms(own, Map.of(), Duration.ofSeconds(60));
        try (AllureReport report = AllureReport.start(files, "x", terms)) {
            return report.generate(results, out);
        }
    }
}
