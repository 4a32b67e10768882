package dev.predeploy.quality.tool;

import static java.util.Objects.requireNonNull;

import dev.predeploy.kit.finding.CheckFailed;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.stack.Need;
import dev.predeploy.quality.report.Report;
import dev.predeploy.quality.report.ReportFormat;
import dev.predeploy.quality.report.UnreadableReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets a build tool of Java run a project's tests, in all of its modules even if those of one fail.
 *
 * @param program what is called, unless the project has a wrapper
 * @param wrapper the project's own script that fetches and calls the tool
 * @param words what follows
 * @param reports where the tests' reports are, as JUnit XML
 * @param compilationFailed what it says where sources do not compile
 */
record BuildTool(String program, String wrapper, List<String> words, String reports, Pattern compilationFailed)
        implements Tool {
    private static final Map<String, BuildTool> BY_NAME = Map.of(
            "maven",
            new BuildTool(
                    "mvn",
                    "mvnw",
                    List.of("-B", "-ntp", "-Dstyle.color=never", "-fae", "test"),
                    "{target,**/target}/surefire-reports/TEST-*.xml",
                    Pattern.compile("COMPILATION ERROR|Compilation failure")),
            "gradle",
            new BuildTool(
                    "gradle",
                    "gradlew",
                    List.of("--no-daemon", "--console", "plain", "--no-build-cache", "--continue", "test"),
                    "{build,**/build}/test-results/*/TEST-*.xml",
                    Pattern.compile("Compilation (?:failed|error)")));

    /** The names of the build tools that are known. */
    static final Set<String> NAMES = BY_NAME.keySet();

    static BuildTool named(String name) {
        return requireNonNull(BY_NAME.get(name));
    }

    /** Returns what a check needs that calls it in a folder of a stack: the wrapper where there is one. */
    Need need(String check, Path stack, Path directory) {
        Path own = directory.resolve(wrapper);
        return Files.isExecutable(stack.resolve(own))
                ? new Need.Program(check, "./" + own, false)
                : new Need.Program(check, program, true);
    }

    @Override
    public Examined examine(Job job) throws Exception {
        WrittenReports written = WrittenReports.begin(job, List.of(reports));
        List<String> call = new ArrayList<>(List.of(program(job)));
        call.addAll(words);
        call.addAll(job.arguments());
        Finished finished = job.runWriting(reports, call);
        Report report = read(job, finished, written.at(reports));
        requireCompiled(job, finished, report);
        return new Examined(finished, report);
    }

    /** In an image, the tool is one of the image's own: a wrapper would want to fetch it, and there is no network. */
    private String program(Job job) {
        Path own = job.directory().resolve(wrapper);
        return job.call().in().isEmpty() && Files.isExecutable(own) ? own.toString() : program;
    }

    private static Report read(Job job, Finished finished, List<Path> files) {
        if (files.isEmpty()) {
            return Report.ofNothing();
        }
        try {
            return ReportFormat.JUNIT.read(files, job.sourceTree(finished));
        } catch (UnreadableReport e) {
            throw e.breaks(job.shown());
        }
    }

    /** What does not compile comes first: of its tests, the reports know nothing. */
    private void requireCompiled(Job job, Finished finished, Report report) {
        if (finished.succeeded()
                || !compilationFailed.matcher(finished.output()).find()) {
            return;
        }
        List<Finding> findings = new ArrayList<>(job.compilerOutput().findings(finished.output()));
        if (findings.isEmpty()) {
            return;
        }
        String reason = "%d compile error%s".formatted(findings.size(), findings.size() == 1 ? "" : "s");
        findings.addAll(report.findings());
        throw new CheckFailed(reason, findings);
    }
}
