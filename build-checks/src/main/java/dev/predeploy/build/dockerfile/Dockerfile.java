package dev.predeploy.build.dockerfile;

import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.stack.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Dockerfile, as the image that is built from it sees it. */
public final class Dockerfile {
    private static final Pattern FROM = Pattern.compile("(?i)(?:--\\S+\\s+)*(\\S+)(?:\\s+as\\s+(\\S+))?.*");

    private final String path;
    private final List<Stage> stages;

    private Dockerfile(String path, String text) {
        this.path = path;
        this.stages = stages(Lines.read(text));
    }

    /**
     * Reads the Dockerfile of an image.
     *
     * @param folder the folder of the stack
     * @throws IOException if it cannot be read
     */
    public static Dockerfile of(Image image, Path folder) throws IOException {
        Path file = path(image);
        return new Dockerfile(file.toString().replace('\\', '/'), Files.readString(folder.resolve(file)));
    }

    /** Reads a text as the Dockerfile at a path. */
    public static Dockerfile of(String path, String text) {
        return new Dockerfile(path, text);
    }

    /** Returns the path of an image's Dockerfile, relative to the folder of the stack. */
    public static Path path(Image image) {
        return image.dockerfile()
                .orElseGet(() -> image.context().resolve("Dockerfile"))
                .normalize();
    }

    private record Stage(String base, String name, List<Instruction> instructions) {}

    private static List<Stage> stages(List<Instruction> instructions) {
        List<Stage> stages = new ArrayList<>();
        for (Instruction instruction : instructions) {
            Matcher from = FROM.matcher(instruction.arguments());
            if (instruction.keyword().equals("FROM") && from.matches()) {
                String name = from.group(2) == null ? Integer.toString(stages.size()) : from.group(2);
                stages.add(new Stage(from.group(1), name, new ArrayList<>()));
            } else if (!stages.isEmpty()) {
                stages.get(stages.size() - 1).instructions().add(instruction);
            }
        }
        return stages;
    }

    /** Returns the place of the whole file. */
    public Place place() {
        return Place.file(path);
    }

    /** Returns the place of an instruction. */
    public Place place(Instruction instruction) {
        return Place.file(path, instruction.line());
    }

    /**
     * Returns the last instruction that counts for an image: of the stage that it is, or of those that this one is from.
     *
     * @param target the stage that the image is; without one, the last
     * @param keyword its keyword in capitals
     * @param wanted says of its arguments whether it is meant
     */
    public Optional<Instruction> last(Optional<String> target, String keyword, Predicate<String> wanted) {
        List<Instruction> found = lineage(target)
                .flatMap(stage -> reversed(stage.instructions()))
                .filter(instruction -> instruction.keyword().equals(keyword) && wanted.test(instruction.arguments()))
                .toList();
        return found.stream().findFirst();
    }

    /** Returns all instructions of a keyword, whatever their stage. */
    public List<Instruction> all(String keyword) {
        return stages.stream()
                .flatMap(stage -> stage.instructions().stream())
                .filter(instruction -> instruction.keyword().equals(keyword))
                .toList();
    }

    private Stream<Stage> lineage(Optional<String> target) {
        List<Stage> lineage = new ArrayList<>();
        Optional<Stage> stage = target.isPresent()
                ? named(target.get(), stages.size())
                : stages.stream().reduce((first, second) -> second);
        while (stage.isPresent()) {
            lineage.add(stage.get());
            stage = named(stage.get().base(), stages.indexOf(stage.get()));
        }
        return lineage.stream();
    }

    /** A base is a stage only if that stands above. */
    private Optional<Stage> named(String name, int before) {
        return stages.subList(0, before).stream()
                .filter(stage -> stage.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static Stream<Instruction> reversed(List<Instruction> instructions) {
        List<Instruction> reversed = new ArrayList<>(instructions);
        Collections.reverse(reversed);
        return reversed.stream();
    }
}
