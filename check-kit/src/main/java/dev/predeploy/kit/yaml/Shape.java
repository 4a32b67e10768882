package dev.predeploy.kit.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a value of the file must look like. The reader and the schema writer both walk it, so they cannot disagree. */
public sealed interface Shape {
    /** Returns what is expected, such as {@code a duration}. */
    String expected();

    /** Returns an example of it, as it is written in a file; {@code …} where any text will do. */
    String example();

    /** Returns what to write, with an example or two. */
    default String advice() {
        return "write %s such as `%s`".formatted(expected(), example());
    }

    /** Calls the visitor's method for this shape. */
    <R> R accept(ShapeVisitor<R> visitor);

    /** One plain value. */
    record Scalar(ScalarKind kind) implements Shape {
        @Override
        public String expected() {
            return kind.expected();
        }

        @Override
        public String example() {
            return kind.example();
        }

        @Override
        public String advice() {
            return "write " + expected() + kind.examples();
        }

        @Override
        public <R> R accept(ShapeVisitor<R> visitor) {
            return visitor.scalar(this);
        }
    }

    /** One of some words. */
    record Choice(Map<String, Object> words) implements Shape {
        @Override
        public String expected() {
            return "one of " + Words.listed(words.keySet());
        }

        @Override
        public String example() {
            return words.keySet().iterator().next();
        }

        @Override
        public String advice() {
            return "write " + expected();
        }

        @Override
        public <R> R accept(ShapeVisitor<R> visitor) {
            return visitor.choice(this);
        }
    }

    /** Text with places to fill in. */
    record TemplateText() implements Shape {
        @Override
        public String expected() {
            return "text";
        }

        @Override
        public String example() {
            return "…";
        }

        @Override
        public String advice() {
            return "write text";
        }

        @Override
        public <R> R accept(ShapeVisitor<R> visitor) {
            return visitor.template(this);
        }
    }

    /** A command: text for the shell, or a list of words. */
    record Command() implements Shape {
        @Override
        public String expected() {
            return "a command";
        }

        @Override
        public String example() {
            return "make test";
        }

        @Override
        public String advice() {
            return "write a command such as `make test` or `[make, test]`";
        }

        @Override
        public <R> R accept(ShapeVisitor<R> visitor) {
            return visitor.command(this);
        }
    }

    /** A list; one value that is no list stands for a list of one. */
    record Items(Shape item) implements Shape {
        @Override
        public String expected() {
            return "a list";
        }

        @Override
        public String example() {
            return "[" + item.example() + "]";
        }

        @Override
        public <R> R accept(ShapeVisitor<R> visitor) {
            return visitor.items(this);
        }
    }

    /**
     * A map of names that the file chooses.
     *
     * @param value what every value looks like
     * @param pattern what every name matches, an expression that Java and JSON Schema read alike
     * @param patternWords the pattern in words
     */
    record Entries(Shape value, String pattern, String patternWords) implements Shape {
        @Override
        public String expected() {
            return "a map of names";
        }

        @Override
        public String example() {
            return "{name: " + value.example() + "}";
        }

        @Override
        public <R> R accept(ShapeVisitor<R> visitor) {
            return visitor.entries(this);
        }
    }

    /**
     * A map of known keys.
     *
     * @param parts what it is made of, in the order of the maker's arguments
     * @param maker makes the value
     */
    record Fields(List<Part> parts, Maker maker) implements Shape {
        /** Copies the parts. */
        public Fields {
            parts = List.copyOf(parts);
        }

        /** Returns all keys that may be written, those of lifted records too. */
        public List<Field> all() {
            return parts.stream().flatMap(Part::keys).toList();
        }

        /** Says whether the value is always written as its one part, never as a map. */
        boolean isWrapper() {
            return parts.size() == 1 && parts.get(0) instanceof Field field && field.shorthand();
        }

        @Override
        public String expected() {
            return isWrapper() ? all().get(0).shape().expected() : "a map with the keys " + Words.listed(keys());
        }

        @Override
        public String example() {
            if (isWrapper()) {
                return all().get(0).shape().example();
            }
            return all().stream()
                    .min(Comparator.comparing(field -> !field.absence().isRefused()))
                    .map(field -> "{" + field.key() + ": …}")
                    .orElse("{}");
        }

        @Override
        public String advice() {
            return isWrapper() ? all().get(0).shape().advice() : "write a map such as `%s`".formatted(example());
        }

        List<String> keys() {
            return all().stream().map(Field::key).toList();
        }

        @Override
        public <R> R accept(ShapeVisitor<R> visitor) {
            return visitor.fields(this);
        }
    }

    /** One of several maps; the first key of each says which it is. */
    record Variants(List<Fields> options) implements Shape {
        /** Copies the options. */
        public Variants {
            options = List.copyOf(options);
        }

        List<String> firstKeys() {
            return options.stream().map(option -> option.keys().get(0)).toList();
        }

        @Override
        public String expected() {
            return "a map with exactly one of the keys " + Words.listed(firstKeys());
        }

        @Override
        public String example() {
            return options.get(0).example();
        }

        @Override
        public String advice() {
            return options.get(0).advice();
        }

        @Override
        public <R> R accept(ShapeVisitor<R> visitor) {
            return visitor.variants(this);
        }
    }

    /** Any value. */
    record Anything() implements Shape {
        @Override
        public String expected() {
            return "a value";
        }

        @Override
        public String example() {
            return "{}";
        }

        @Override
        public <R> R accept(ShapeVisitor<R> visitor) {
            return visitor.anything(this);
        }
    }

    /** Makes a value of what was read for the parts; it may throw {@link InvalidEntry}. */
    @FunctionalInterface
    interface Maker {
        /** Returns the value for the parts' values, in their order. */
        Object make(List<Object> values);
    }

    /** A part of a map of known keys. */
    sealed interface Part permits Field, Lifted {
        /** Returns the keys that this part answers to. */
        Stream<Field> keys();

        /** Returns the name of the part in Java. */
        String component();
    }

    /** The keys of another record, lifted to this level. */
    record Lifted(String component, Fields fields) implements Part {
        @Override
        public Stream<Field> keys() {
            return fields.all().stream();
        }
    }
}
