package dev.predeploy.quality.tool;

import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Severity;
import dev.predeploy.kit.folder.FilePatterns;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.quality.report.Report;
import dev.predeploy.quality.report.ReportFormat;
import dev.predeploy.quality.report.UnreadableReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compiles sources and tests with the JDK, and runs the tests with the JUnit that we ship, in a JVM of their own. */
final class JunitTool implements Tool {
    private static final String REPORTS = "TEST-*.xml";

    @Override
    public Examined examine(Job job) throws Exception {
        List<Path> tests = Javac.javaFiles(job, job.inputs().testFolders());
        if (tests.isEmpty()) {
            throw new CheckNotRun(
                    "no tests in " + String.join(", ", job.inputs().testFolders()),
                    "Write some, or name the folders that have them in `tests`.");
        }
        try {
            return new Work(job, job.scratch("junit")).examine(tests);
        } catch (UnreadableReport e) {
            throw e.breaks("junit");
        }
    }

    /** One run of the tests. */
    private static final class Work {
        private final Job job;
        private final Jdk jdk;
        private final Path scratch;

        Work(Job job, Path scratch) {
            this.job = job;
            this.jdk = Jdk.of(job);
            this.scratch = scratch;
        }

        Examined examine(List<Path> tests) throws Exception {
            List<String> classPath = new ArrayList<>(job.classPath());
            classPath.addAll(resources());
            job.evidence().step("compile the sources");
            List<Path> sources = Javac.javaFiles(job, job.inputs().sourceFolders());
            Path classes = compile("sources", sources, classPath);
            classPath.add(0, classes.toString());
            classPath.addAll(ShippedJunit.classPath());
            job.evidence().step("compile the tests");
            Path testClasses = compile("tests", tests, classPath);
            classPath.add(0, testClasses.toString());
            job.evidence().step("run the tests");
            return run(testClasses, classPath);
        }

        private Path compile(String what, List<Path> files, List<String> classPath) throws Exception {
            Path target = Files.createDirectory(scratch.resolve(what));
            if (files.isEmpty()) {
                return target;
            }
            Examined examined = new Javac(job, jdk).compile(files, target, classPath, List.of("-g", "-parameters"));
            Report report = examined.report();
            int errors = report.countAtLeast(Severity.ERROR);
            if (errors > 0) {
                String reason =
                        "the %s do not compile: %d %s".formatted(what, errors, errors == 1 ? "error" : "errors");
                throw new CheckFailed(reason, report.atLeast(Severity.ERROR));
            }
            if (examined.exitCode() != 0) {
                throw job.broken(
                        examined.finished(),
                        "javac " + examined.finished().ending().sentence());
            }
            return target;
        }

        private Examined run(Path testClasses, List<String> classPath) throws Exception {
            Path reports = Files.createDirectory(scratch.resolve("reports"));
            Path temporary = Files.createDirectory(scratch.resolve("tmp"));
            List<String> words = new ArrayList<>(List.of(jdk.program("java"), "-ea", "-Djava.io.tmpdir=" + temporary));
            words.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
            words.addAll(List.of("org.junit.platform.console.ConsoleLauncher", "execute"));
            words.addAll(List.of("--scan-class-path=" + testClasses, "--include-classname=.*"));
            words.addAll(List.of("--config=junit.platform.discovery.issue.severity.critical=WARNING"));
            words.addAll(List.of("--reports-dir=" + reports, "--disable-banner", "--disable-ansi-colors"));
            words.add("--details=tree");
            words.addAll(job.arguments());
            Finished finished = job.run(words, "output.log");
            List<Path> written = new FilePatterns(reports).files(List.of(REPORTS));
            for (Path report : written) {
                job.evidence().keep(String.valueOf(report.getFileName()), report);
            }
            if (written.isEmpty()) {
                throw job.broken(
                        finished,
                        "junit %s and wrote no report"
                                .formatted(finished.ending().sentence()));
            }
            return new Examined(finished, ReportFormat.JUNIT.read(written, job.sourceTree()));
        }

        /** By the custom of Maven and Gradle, {@code src/main/resources} lies beside {@code src/main/java}. */
        private List<String> resources() throws IOException {
            List<String> folders = new ArrayList<>(job.inputs().testFolders());
            folders.addAll(job.inputs().sourceFolders());
            return folders.stream()
                    .map(folder -> job.directory().resolve(folder).resolveSibling("resources"))
                    .filter(Files::isDirectory)
                    .map(Path::toString)
                    .toList();
        }
    }
}
