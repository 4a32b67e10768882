package dev.predeploy.quality.tool;

import dev.predeploy.kit.check.Evidence;
import dev.predeploy.kit.engine.Cache;
import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.folder.FilePatterns;
import dev.predeploy.kit.folder.RunFolder;
import dev.predeploy.kit.folder.Workspace;
import dev.predeploy.kit.process.Command;
import dev.predeploy.kit.process.Commands;
import dev.predeploy.kit.process.CompilerOutput;
import dev.predeploy.kit.process.Ending;
import dev.predeploy.kit.process.Finished;
import dev.predeploy.kit.process.Limits;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.FilledCommand;
import dev.predeploy.kit.stack.Values;
import dev.predeploy.kit.yaml.Template;
import dev.predeploy.quality.report.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of a tool: what it is to do, and the place where it does so.
 *
 * @param call what is called
 * @param inputs what a known tool looks at
 * @param bench where it works
 */
public record Job(ToolCall call, Inputs inputs, Bench bench) {
    private static final int LAST_LINES = 20;

    /** A check's time limit comes first; this one is for what nobody waits for. */
    private static final Duration LONGEST = Duration.ofHours(12);

    /** Returns what is called, for messages, such as {@code ruff} or {@code npm run lint}. */
    public String shown() {
        return call.shown();
    }

    /** Returns the folder that the tool runs in; for one in an image, the folder of the copy that it was built from. */
    Path directory() {
        Path root = bench.workspace().folder();
        Path from = call.in()
                .map(image -> root.resolve(bench.session().stack().image(image).context()))
                .orElse(root);
        return call.directory().map(from::resolve).orElse(from).normalize();
    }

    /** Returns the sources, as the tool's report names them. */
    SourceTree sourceTree() {
        return sourceTree(Map.of());
    }

    /** Returns the sources, for a report that is what a command wrote to its outputs. */
    SourceTree sourceTree(Finished finished) {
        return sourceTree(Map.of(
                finished.stdoutFile().toString(), "standard output",
                finished.outputFile().toString(), "output"));
    }

    /** Returns the sources, for a report that lies in one of the given files; each is called by another name. */
    SourceTree sourceTree(Map<String, String> outputs) {
        Workspace workspace = bench.workspace();
        return new SourceTree(
                workspace.folder(),
                directory(),
                path -> Optional.ofNullable(outputs.get(path)).orElseGet(() -> workspace.userPath(path)),
                image().map(in -> in.local(workspace)).orElse(path -> path));
    }

    /** Returns what finds the errors of compilers in what the tool wrote. */
    CompilerOutput compilerOutput() {
        return image().map(in -> new CompilerOutput(in.userPaths()))
                .orElseGet(() -> CompilerOutput.in(bench.workspace(), directory()));
    }

    private Optional<InImage> image() {
        return call.in().map(name -> new InImage(name, bench.session()));
    }

    /** Returns where a known tool is to write its report; in an image, the folder for what is passing is there to all. */
    ReportFile reportFile(String tool) throws IOException {
        Path kept = scratch(tool).resolve(tool + "-report");
        return new ReportFile(call.in().isPresent() ? "/tmp/predeploy-" + tool + "-report" : kept.toString(), kept);
    }

    Path scratch(String purpose) throws IOException {
        return bench.session().get(RunFolder.class).newFolder(purpose);
    }

    /** Returns the class path of the entry: each pattern stands for all that matches it. */
    List<String> classPath() throws IOException {
        List<String> classPath = new ArrayList<>();
        for (Template template : inputs.classPath()) {
            String each = values().fill(template);
            if (FilePatterns.isPattern(each)) {
                new FilePatterns(directory()).files(List.of(each)).forEach(file -> classPath.add(file.toString()));
            } else {
                classPath.add(directory().resolve(each).toString());
            }
        }
        return classPath;
    }

    List<String> arguments() {
        return inputs.arguments().stream().map(values()::fill).toList();
    }

    /** Returns the environment that the tool is to get on top of our own. */
    Map<String, String> environment() {
        return values().fill(call.env());
    }

    Values values() {
        return bench.session().get(Values.class);
    }

    /**
     * Runs a command to the end that it chooses, and keeps what it wrote as evidence.
     *
     * @throws CheckBroken when there is no such tool, or it was ended by somebody
     */
    Finished run(FilledCommand filled, String evidence) throws IOException, InterruptedException {
        return run(filled, evidence, new InImage.Exchange(Optional.empty(), call.places(), Optional.empty()));
    }

    /** Runs a known tool, and takes the file out of its container that it writes; only there it keeps a cache. */
    Finished run(KnownTool tool, List<String> words, Optional<ReportFile> report)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(KnownTool.ENVIRONMENT);
        Optional<Cache> cache = Optional.empty();
        if (tool.cacheVariable().isPresent()) {
            cache = image().isPresent() ? Optional.of(image().get().cache(tool.program())) : cache;
            environment.put(tool.cacheVariable().get(), cache.map(Cache::folder).orElse("/dev/null"));
        }
        FilledCommand command = new FilledCommand(words, environment);
        return run(command, "output.log", new InImage.Exchange(cache, List.of(), report));
    }

    /** Runs a command, and takes the files out of its container that match a pattern. */
    Finished runWriting(String reports, List<String> words) throws IOException, InterruptedException {
        FilledCommand command = new FilledCommand(words, Map.of());
        return run(command, "output.log", new InImage.Exchange(Optional.empty(), List.of(reports), Optional.empty()));
    }

    private Finished run(FilledCommand filled, String evidence, InImage.Exchange exchange)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(filled.environment());
        environment.putAll(environment());
        Limits limits = Limits.USUAL.time(LONGEST);
        Limits own =
                call.memoryLimit().map(size -> limits.memoryBytes(size.bytes())).orElse(limits);
        Command command = new Command(filled.words(), directory(), environment, own);
        Optional<InImage> image = image();
        Finished finished = image.isPresent()
                ? image.get().run(command, call.directory(), exchange)
                : bench.session().get(Commands.class).run(command);
        keep(filled, finished, evidence);
        if (!(finished.ending() instanceof Ending.Exited)) {
            throw broken(
                    finished, "%s %s".formatted(call.shown(), finished.ending().sentence()));
        }
        return finished;
    }

    Finished run(List<String> words, String evidence) throws IOException, InterruptedException {
        return run(new FilledCommand(words, Map.of()), evidence);
    }

    private void keep(FilledCommand filled, Finished finished, String evidence) {
        String shown = String.join(" ", filled.words())
                + call.in().map(name -> " # in the image " + name).orElse("");
        String transcript = finished.transcript(shown, finished.output());
        bench.evidence().keep(evidence, bench.workspace().userText(transcript));
    }

    /** Returns what says that the tool did not do its work, with the last lines that it wrote. */
    public CheckBroken broken(Finished finished, String why) {
        Finding finding = Finding.of(why).fix(call.byHand());
        String tail = sourceTree().userText(bench.workspace().userText(finished.tail(LAST_LINES)));
        return new CheckBroken(tail.isBlank() ? finding : finding.actual(tail));
    }

    /** Returns the evidence of the check. */
    Evidence evidence() {
        return bench.evidence();
    }

    /**
     * Where a check works.
     *
     * @param workspace the check's own copy of the sources
     * @param evidence where it keeps what it saw
     * @param session what it shares with other checks
     */
    public record Bench(Workspace workspace, Evidence evidence, Session session) {}
}
