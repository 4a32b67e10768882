package dev.predeploy.quality.tool;

import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.quality.report.SourceTree;
import dev.predeploy.quality.report.UnreadableReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lets the JDK's compiler judge the sources. */
final class JavacTool implements Tool {
    private final String lint;

    JavacTool(String lint) {
        this.lint = lint;
    }

    @Override
    public Examined examine(Job job) throws Exception {
        List<String> folders = new ArrayList<>(job.inputs().sourceFolders());
        folders.addAll(job.inputs().tests());
        List<Path> files = Javac.javaFiles(job, folders);
        if (files.isEmpty()) {
            throw new CheckNotRun(
                    "no Java sources in " + String.join(", ", folders),
                    "Name the folders that have some in `sources`.");
        }
        job.evidence().keep("sources.txt", shown(job, files));
        List<String> options = new ArrayList<>(List.of(lint));
        options.addAll(job.arguments());
        Path target = Files.createDirectory(job.scratch("javac").resolve("javac"));
        try {
            return new Javac(job, Jdk.of(job)).compile(files, target, job.classPath(), options);
        } catch (UnreadableReport e) {
            throw e.breaks("javac");
        }
    }

    private static String shown(Job job, List<Path> files) {
        SourceTree sources = job.sourceTree();
        return files.stream()
                .map(file -> sources.userPath(file.toString()))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
