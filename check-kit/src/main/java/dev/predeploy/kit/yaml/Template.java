package dev.predeploy.kit.yaml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Text with places to fill in: {@code ${env:NAME}}, {@code ${env:NAME:-default}}, {@code ${secret:NAME}} and
 * {@code ${port:NAME}}; a doubled dollar before the brace stands for a literal one. It is filled in only when a check needs it.
 *
 * @param source the text as it stands in the stack file, in which no secret is
 * @param parts its parts, in order
 */
public record Template(String source, List<Part> parts) {
    /** Copies the parts. */
    public Template {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a template from its text.
     *
     * @throws IllegalArgumentException if a place is unclosed or of no known sort
     */
    public static Template of(String source) {
        TemplateParser parser = new TemplateParser(source);
        List<Part> parts = parser.parts();
        if (!parser.mistakes().isEmpty()) {
            throw new IllegalArgumentException(parser.mistakes().get(0).what());
        }
        return new Template(source, parts);
    }

    /** Returns the text with every place filled in. */
    public String fill(Lookup lookup) {
        return parts.stream().map(part -> part.fill(lookup)).collect(Collectors.joining());
    }

    /** Returns the names of the secrets that filling in needs. */
    public List<String> secrets() {
        return parts.stream()
                .flatMap(part ->
                        part instanceof Secret secret ? List.of(secret.name()).stream() : List.<String>of().stream())
                .toList();
    }

    /** Returns the text as it stands in the stack file. */
    @Override
    public String toString() {
        return source;
    }

    /** Knows the values for the places. */
    public interface Lookup {
        /** Returns the value of an environment variable, or what stands for it when it is unset or empty. */
        String environment(String name, Optional<String> otherwise);

        /** Returns the value of a secret. */
        String secret(String name);

        /** Returns the number of a port that is free in this run, the same one for the same name. */
        String port(String name);
    }

    /** A piece of a template. */
    public sealed interface Part {
        /** Returns what stands here in the end. */
        String fill(Lookup lookup);
    }

    /** Literal text. */
    public record Text(String text) implements Part {
        @Override
        public String fill(Lookup lookup) {
            return text;
        }
    }

    /** The value of an environment variable. */
    public record Environment(String name, Optional<String> otherwise) implements Part {
        @Override
        public String fill(Lookup lookup) {
            return lookup.environment(name, otherwise);
        }
    }

    /** The value of a secret of the stack file. */
    public record Secret(String name) implements Part {
        @Override
        public String fill(Lookup lookup) {
            return lookup.secret(name);
        }
    }

    /** The number of a free port. */
    public record Port(String name) implements Part {
        @Override
        public String fill(Lookup lookup) {
            return lookup.port(name);
        }
    }
}
