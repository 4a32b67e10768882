package dev.predeploy.kit.yaml;

import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the template of one plain value, and knows the exact column of each of its mistakes. */
final class TemplateBinder {
    /** Where a stack file declares the secrets that its templates name. */
    private static final String SECRETS = "secrets";

    private final Binding binding;
    private final ScalarNode node;

    TemplateBinder(Binding binding, ScalarNode node) {
        this.binding = binding;
        this.node = node;
    }

    Optional<Template> read() {
        TemplateParser parser = new TemplateParser(node.getValue());
        int before = binding.problems().size();
        parser.mistakes().forEach(mistake -> problem(mistake.index(), mistake.what(), mistake.fix()));
        parser.secrets().forEach(this::checkSecret);
        return binding.problems().size() > before
                ? Optional.empty()
                : Optional.of(new Template(node.getValue(), parser.parts()));
    }

    private void checkSecret(int index, String name) {
        List<String> declared = binding.declared(SECRETS);
        if (!declared.contains(name)) {
            String fix = Nearest.word(name, declared)
                    .map("did you mean `${secret:%s}`?"::formatted)
                    .orElse("declare it at the top, such as `secrets: {%s: {env: %s}}`".formatted(name, name));
            problem(index, "`${secret:%s}` is not declared under `secrets`".formatted(Words.shown(name)), fix);
        }
    }

    private void problem(int index, String what, String fix) {
        int ordinal = (int) node.getValue()
                .substring(0, index)
                .chars()
                .filter(each -> each == '$')
                .count();
        binding.problems().add(binding.source().atDollar(node, ordinal, what, fix));
    }
}
