package dev.predeploy.kit.yaml;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Checks that what a key's value points at is there: paths, and names that the file declares elsewhere. */
final class References {
    private final Binding binding;
    private final Field field;

    References(Binding binding, Field field) {
        this.binding = binding;
        this.field = field;
    }

    void check(Spot spot) {
        if (spot.node() instanceof SequenceNode list) {
            list.getValue().forEach(item -> check(spot.item(1, item)));
        } else if (spot.node() instanceof ScalarNode node) {
            field.mustExist().ifPresent(sort -> checkPath(spot, node, sort));
            field.nameOf().ifPresent(named -> checkName(node, named.value()));
        } else if (spot.node() instanceof MappingNode map) {
            field.nameOf().ifPresent(named -> checkKeys(map, named));
        }
    }

    private void checkPath(Spot spot, ScalarNode node, MustExist.Sort sort) {
        try {
            Path path = binding.folder().resolve(node.getValue());
            if (!Files.exists(path)) {
                problem(
                        spot,
                        "`%s` does not exist".formatted(Words.shown(node.getValue())),
                        NearestFile.fix(binding.folder(), node.getValue()));
            } else if (sort == MustExist.Sort.FOLDER && !Files.isDirectory(path)) {
                problem(
                        spot,
                        "`%s` is a file, not a folder".formatted(Words.shown(node.getValue())),
                        "name the folder that it lies in");
            }
        } catch (InvalidPathException e) {
            problem(spot, "`%s` is no path".formatted(Words.shown(node.getValue())), "correct the path");
        }
    }

    private void checkKeys(MappingNode map, NameOf named) {
        for (NodeTuple entry : map.getValue()) {
            if (Binding.entry(entry.getValueNode(), named.unless()).isEmpty()) {
                checkName((ScalarNode) entry.getKeyNode(), named.value());
            }
        }
    }

    private void checkName(ScalarNode node, String place) {
        List<String> declared = binding.declared(place);
        if (declared.contains(node.getValue())) {
            return;
        }
        Optional<String> nearest = Nearest.word(node.getValue(), declared);
        String fix = nearest.map("did you mean `%s`?"::formatted)
                .orElse(
                        declared.isEmpty()
                                ? "declare it under `%s`".formatted(place)
                                : "declared there: " + Words.listed(declared));
        binding.problem(
                node.getStartMark(),
                "`%s` is not declared under `%s`".formatted(Words.shown(node.getValue()), place),
                fix);
    }

    private void problem(Spot spot, String what, String fix) {
        binding.problem(spot.node().getStartMark(), what, fix);
    }
}
