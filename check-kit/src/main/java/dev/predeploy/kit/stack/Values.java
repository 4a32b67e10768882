package dev.predeploy.kit.stack;

import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fills in what templates leave open. Secrets are asked for only now.
 *
 * <p>Every {@code fill} throws {@link CheckNotRun} where a value is absent, and what {@link Secrets#value} throws.
 */
public final class Values {
    private final Template.Lookup lookup;

    /**
     * Makes the values of one run.
     *
     * @param environment the environment variables
     * @param secrets the stack's secrets
     * @param ports the run's ports
     */
    public Values(Map<String, String> environment, Secrets secrets, Ports ports) {
        this.lookup = new RunLookup(Map.copyOf(environment), secrets, ports);
    }

    /** Returns a template's text with every place filled in. */
    public String fill(Template template) {
        return template.fill(lookup);
    }

    /** Returns the templates' texts, filled in, in the same order. */
    public Map<String, String> fill(Map<String, Template> templates) {
        Map<String, String> filled = new LinkedHashMap<>();
        templates.forEach((name, template) -> filled.put(name, fill(template)));
        return filled;
    }

    /** Returns a command that is ready to run. */
    public FilledCommand fill(CommandLine command) {
        return command(command, lookup);
    }

    static FilledCommand command(CommandLine command, Template.Lookup lookup) {
        if (command instanceof CommandLine.Script script) {
            return new Script(script.script(), lookup).command();
        }
        List<String> words = command.templates().stream()
                .map(template -> template.fill(lookup))
                .toList();
        return new FilledCommand(words, Map.of());
    }

    static String environment(Map<String, String> environment, String name, Optional<String> otherwise) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isEmpty())
                .or(() -> otherwise)
                .orElseThrow(() -> new CheckNotRun(
                        "the environment variable %s is not set".formatted(name),
                        "set it, or give it a default in the stack file: ${env:%s:-default}".formatted(name)));
    }

    private record RunLookup(Map<String, String> environment, Secrets secrets, Ports ports) implements Template.Lookup {
        @Override
        public String environment(String name, Optional<String> otherwise) {
            return Values.environment(environment, name, otherwise);
        }

        @Override
        public String secret(String name) {
            return secrets.value(name);
        }

        @Override
        public String port(String name) {
            return Integer.toString(ports.port(name));
        }
    }
}
