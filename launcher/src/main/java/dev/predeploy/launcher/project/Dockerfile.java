package dev.predeploy.launcher.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Dockerfile, as far as it tells what its last stage will hold. */
public final class Dockerfile {
    private static final Pattern HEREDOC = Pattern.compile("<<-?['\"]?(\\w+)['\"]?");
    private static final Pattern FROM_STAGE = Pattern.compile("--from=(\\S+)");
    private static final Pattern HOLDS_TOOLS =
            Pattern.compile("venv|site-packages|node_modules|/usr/local(?:\\s|/lib|/bin)");
    private static final Pattern LITERAL = Pattern.compile("[\\w./@+-]+");

    private record Instruction(String name, String rest) {}

    private record Stage(String base, List<Instruction> instructions) {}

    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final String text;

    private Dockerfile(String text) {
        this.text = text;
    }

    /** Reads a Dockerfile; what it does not understand, it passes over. */
    public static Dockerfile parse(String text) {
        Dockerfile file = new Dockerfile(text);
        instructions(text).forEach(file::add);
        return file;
    }

    private void add(Instruction instruction) {
        if (instruction.name().equals("FROM")) {
            String[] words = instruction.rest().replaceAll("--\\S+", "").strip().split("\\s+", -1);
            boolean isNamed = words.length >= 3 && words[1].equalsIgnoreCase("as");
            stages.put(isNamed ? words[2] : String.valueOf(stages.size()), new Stage(words[0], new ArrayList<>()));
        } else {
            last().ifPresent(stage -> stage.instructions().add(instruction));
        }
    }

    private Optional<Stage> last() {
        return stages.values().stream().reduce((first, second) -> second);
    }

    private static List<Instruction> instructions(String text) {
        List<Instruction> found = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        Optional<String> heredoc = Optional.empty();
        for (String line : text.lines().toList()) {
            String bare = line.strip();
            if (heredoc.isPresent()) {
                if (bare.equals(heredoc.get())) {
                    heredoc = Optional.empty();
                }
                open.append(bare).append('\n');
            } else if (bare.isEmpty() || bare.startsWith("#")) {
                continue;
            } else {
                open.append(bare.replaceAll("[\\\\`]$", " "));
                heredoc = HEREDOC.matcher(bare)
                        .results()
                        .map(each -> each.group(1))
                        .findFirst();
                open.append(heredoc.isPresent() ? "\n" : "");
            }
            if (heredoc.isEmpty() && !bare.endsWith("\\") && !bare.endsWith("`")) {
                found.add(instruction(open.toString()));
                open.setLength(0);
            }
        }
        return found;
    }

    private static Instruction instruction(String line) {
        String[] words = line.strip().split("\\s+", 2);
        return new Instruction(words[0].toUpperCase(Locale.ROOT), words.length > 1 ? words[1] : "");
    }

    /** Returns the whole text. */
    public String text() {
        return text;
    }

    /** Says whether it builds anything. */
    public boolean isEmpty() {
        return stages.isEmpty();
    }

    /** Returns the commands of every stage, one after another. */
    public List<String> allRuns() {
        return stages.values().stream().flatMap(Dockerfile::runs).toList();
    }

    /** Returns the commands whose work is in the last stage: its own, its bases', and those of installations copied into it. */
    public List<String> runs() {
        List<Stage> chain = chain();
        Stream<Stage> copied = chain.stream()
                .flatMap(stage -> stage.instructions().stream())
                .filter(each -> each.name().equals("COPY")
                        && HOLDS_TOOLS.matcher(each.rest()).find())
                .flatMap(each -> stagesNamed(FROM_STAGE.matcher(each.rest())));
        return Stream.concat(chain.stream(), copied).flatMap(Dockerfile::runs).toList();
    }

    private Stream<Stage> stagesNamed(Matcher matcher) {
        return matcher.results().flatMap(each -> Stream.ofNullable(stages.get(each.group(1))));
    }

    private static Stream<String> runs(Stage stage) {
        return values(stage, "RUN");
    }

    private static Stream<String> values(Stage stage, String name) {
        return stage.instructions().stream()
                .filter(each -> each.name().equals(name))
                .map(Instruction::rest);
    }

    /** Returns the last stage and those it is based on, the first one first. */
    private List<Stage> chain() {
        List<Stage> chain = new ArrayList<>();
        Optional<Stage> stage = last();
        while (stage.isPresent() && !chain.contains(stage.get())) {
            chain.add(0, stage.get());
            stage = Optional.ofNullable(stages.get(stage.get().base()));
        }
        return chain;
    }

    /** Returns the environment that the last stage sets, as it is written. */
    public String environment() {
        return String.join(
                "\n", chain().stream().flatMap(stage -> values(stage, "ENV")).toList());
    }

    /** Returns the folder in which the last stage's commands run, as it is written. */
    public Optional<String> workdir() {
        return chain().stream().flatMap(stage -> values(stage, "WORKDIR")).reduce((first, second) -> second);
    }

    /** Returns the paths that it copies from its context, as far as they are written out. */
    public List<String> copied() {
        return stages.values().stream()
                .flatMap(stage -> Stream.concat(values(stage, "COPY"), values(stage, "ADD")))
                .filter(rest -> !rest.contains("--from=") && !rest.contains("<<"))
                .map(rest -> rest.replaceAll("--\\S+", "")
                        .replaceAll("[\\[\\]\",]", " ")
                        .strip()
                        .split("\\s+", -1))
                .flatMap(words -> Stream.of(words).limit(Math.max(0, words.length - 1)))
                .filter(word -> LITERAL.matcher(word).matches())
                .map(word -> word.replaceFirst("^/+", ""))
                .toList();
    }
}
