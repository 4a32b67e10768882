package dev.predeploy.kit.stack;

import dev.predeploy.kit.yaml.Nearest;
import dev.predeploy.kit.yaml.StackFileException;
import dev.predeploy.kit.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/** Reads stack files, each module's section by that module's own record. */
public final class StackReader {
    private static final List<String> STAGES = List.of("build", "quality", "integration", "staging");

    private final List<StageModule> modules;
    private final Strictness strictness;
    private final StackShape shape;

    /**
     * Makes a reader.
     *
     * @param modules the modules whose sections are read
     * @param strictness what becomes of the sections of other modules
     * @throws IllegalArgumentException if two modules claim one key
     */
    public StackReader(List<StageModule> modules, Strictness strictness) {
        this.modules = List.copyOf(modules);
        this.strictness = strictness;
        this.shape = new StackShape(modules);
    }

    /** Returns the modules that a class loader finds, sorted by their stages' names. */
    public static List<StageModule> modules(ClassLoader loader) {
        return ServiceLoader.load(StageModule.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(StageModule::stage))
                .toList();
    }

    /**
     * Reads a stack file.
     *
     * @throws StackFileException with everything that is wrong with the file
     */
    public Stack read(Path file) {
        return stack(YamlDocument.read(file), file);
    }

    /**
     * Reads a text as though it were a stack file at this path.
     *
     * @throws StackFileException with everything that is wrong with the text
     */
    public Stack parse(String text, Path file) {
        return stack(YamlDocument.parse(text, file), file);
    }

    private Stack stack(YamlDocument document, Path file) {
        StackShape.Content content = (StackShape.Content) document.bind(shape.fields(leftAlone(document)));
        return new Stack(file, content.head(), content.sections(), document::position);
    }

    /** A section is a map; a key of none of these modules that looks like one of theirs is a slip all the same. */
    private Set<String> leftAlone(YamlDocument document) {
        if (strictness == Strictness.ALL_MODULES) {
            return Set.of();
        }
        List<String> known = Stream.concat(
                        shape.fields(Set.of()).all().stream().map(field -> field.key()), STAGES.stream())
                .toList();
        Set<String> others = new LinkedHashSet<>(STAGES);
        document.mapsAtTop().stream()
                .filter(key -> Nearest.word(key, known).isEmpty())
                .forEach(others::add);
        modules.forEach(module -> others.remove(module.stage()));
        return others;
    }
}
