package dev.predeploy.quality.tool;

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
import java.util.stream.Collectors;

/** Compiles with the JDK's own compiler, into a folder that nobody keeps, and reads what it says. */
final class Javac {
    private static final String MOST = "10000"; // of each; javac's own default is 100

    /** Up to so many sources, javac ends before what its JVM's second compiler learnt would pay. */
    private static final int FEW = 500;

    private static final List<String> START_FAST = List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC");

    private final Job job;
    private final Jdk jdk;

    Javac(Job job, Jdk jdk) {
        this.job = job;
        this.jdk = jdk;
    }

    /**
     * Compiles.
     *
     * @param files the sources
     * @param target where the classes go
     * @param classPath what the sources are compiled against
     * @param more further options
     */
    Examined compile(List<Path> files, Path target, List<String> classPath, List<String> more)
            throws IOException, InterruptedException, UnreadableReport {
        Path listed = target.resolveSibling(target.getFileName() + ".sources");
        Files.write(listed, files.stream().map(this::argument).toList());
        List<String> words =
                new ArrayList<>(List.of(jdk.program("javac"), "-J-Duser.language=en", "-J-Duser.country=US"));
        if (files.size() <= FEW) {
            words.addAll(START_FAST);
        }
        words.addAll(List.of("-encoding", "UTF-8", "-Xmaxerrs", MOST, "-Xmaxwarns", MOST));
        words.addAll(List.of("-d", target.toString(), "-cp", joined(classPath, target)));
        words.addAll(more);
        words.add("@" + listed);
        Finished finished = job.run(words, target.getFileName() + ".log");
        if (finished.cut()) {
            throw job.broken(finished, "javac says more than is kept, so it cannot be read");
        }
        Report report = ReportFormat.JAVAC.read(List.of(finished.outputFile()), job.sourceTree(finished));
        return new Examined(finished, report);
    }

    /** An empty class path would mean the current folder, and whatever the variable CLASSPATH names. */
    private static String joined(List<String> classPath, Path target) {
        List<String> all = new ArrayList<>(classPath);
        all.add(target.toString());
        return String.join(File.pathSeparator, all);
    }

    /** Quotes a path for javac's file of arguments, relative to where it runs. */
    private String argument(Path file) {
        String path = job.directory().relativize(file).toString();
        return "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Returns all Java files in the given folders, in order. */
    static List<Path> javaFiles(Job job, List<String> folders) throws IOException {
        List<String> patterns = folders.stream()
                .map(folder -> folder.endsWith(".java") ? folder : folder + "/{*,**/*}.java")
                .collect(Collectors.toList());
        return new FilePatterns(job.directory()).files(patterns);
    }
}
