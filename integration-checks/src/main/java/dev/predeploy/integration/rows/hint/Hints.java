package dev.predeploy.integration.rows.hint;

import dev.predeploy.integration.rows.value.ArrayType;
import dev.predeploy.integration.rows.value.ValueType;
import dev.predeploy.integration.sql.Quoted;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values that a rule may be about: those that it names, their neighbours, texts of the lengths and forms that it names.
 * Whether one of them passes is PostgreSQL's to say.
 */
public final class Hints {
    private static final int LONGEST = 5_000;
    private static final int MANY = 8;
    private static final Set<String> LENGTHS = Set.of(
            "length", "char_length", "character_length", "octet_length", "bit_length", "cardinality", "array_length");

    private final List<Token> tokens;
    private final List<String> literals;
    private final Set<BigDecimal> numbers = new TreeSet<>();

    /** Reads a rule, as PostgreSQL writes it out. */
    public Hints(String expression) {
        tokens = Token.of(expression);
        literals = texts(Token.Sort.LITERAL);
        Stream.concat(literals.stream(), texts(Token.Sort.NUMBER).stream())
                .filter(text -> text.matches("-?\\d{1,40}(\\.\\d{1,40})?"))
                .map(BigDecimal::new)
                .forEach(numbers::add);
    }

    private List<String> texts(Token.Sort sort) {
        return tokens.stream()
                .filter(token -> token.sort() == sort)
                .map(Token::text)
                .distinct()
                .toList();
    }

    /** Says whether the rule names something, such as a column. */
    public boolean mentions(String name) {
        return tokens.stream()
                .anyMatch(token -> (token.sort() == Token.Sort.WORD || token.sort() == Token.Sort.NAME)
                        && token.text().equals(name));
    }

    /** Returns values of a type that the rule may let pass, the likelier ones first. */
    public List<String> values(ValueType type) {
        Set<String> values = new LinkedHashSet<>();
        switch (type.family()) {
            case TEXT -> textValues().forEach(text -> values.add(Quoted.cast(text, type.sql())));
            case NUMBER -> numberTexts().forEach(text -> values.add(Quoted.cast(text, type.sql())));
            case TIME -> times(type, values);
            case JSON -> new JsonHints(literals).texts().forEach(text -> values.add(Quoted.cast(text, type.sql())));
            case BYTES ->
                lengths().forEach(length -> values.add("decode(repeat('ab', " + length + "), 'hex')::" + type.sql()));
            case LIST -> lists(type, values);
            default -> literals.forEach(text -> values.add(Quoted.cast(text, type.sql())));
        }
        return List.copyOf(values);
    }

    private Set<String> textValues() {
        Set<String> texts = new LinkedHashSet<>(literals);
        texts.addAll(patterns());
        for (int length : lengths()) {
            texts.add("a".repeat(length));
            texts.add("B".repeat(length));
            texts.add("1".repeat(length));
        }
        boolean hasCase = mentions("upper") || mentions("lower") || mentions("initcap");
        if (hasCase) {
            List.copyOf(texts).forEach(text -> texts.add(text.toUpperCase(Locale.ROOT)));
            List.copyOf(texts).forEach(text -> texts.add(text.toLowerCase(Locale.ROOT)));
        }
        texts.addAll(numberTexts());
        return texts;
    }

    /** Texts that match the patterns that stand behind an operator, or in the function that reads SQL's own. */
    private Set<String> patterns() {
        Set<String> texts = new LinkedHashSet<>();
        for (int at = 1; at < tokens.size(); at++) {
            if (tokens.get(at).sort() == Token.Sort.LITERAL) {
                String pattern = tokens.get(at).text();
                String before = before(at);
                if (before.startsWith("~~")) {
                    texts.add(pattern.replace("%", "").replace('_', 'x'));
                    texts.add(pattern.replace("%", "sample").replace('_', 'x'));
                } else if (before.startsWith("~") || before.equals("regexp_like") || before.equals("regexp_match")) {
                    texts.addAll(RegexSamples.of(pattern));
                } else if (before.startsWith("similar_to")) {
                    texts.addAll(RegexSamples.of(pattern.replace("%", ".*").replace('_', '.')));
                }
            }
        }
        return texts;
    }

    /** Returns the operator or function before a literal, past brackets and the words of an array. */
    private String before(int literal) {
        for (int at = literal - 1; at >= 0; at--) {
            Token token = tokens.get(at);
            boolean isPassed = token.text().matches("[(\\[,]|array|any|all") || token.sort() == Token.Sort.LITERAL;
            if (!isPassed && !isCast(at)) {
                return token.text();
            }
        }
        return "";
    }

    /** A cast of the literal before it in a list: two colons and a type. */
    private boolean isCast(int at) {
        return tokens.get(at).text().equals(":")
                || (at > 1
                        && tokens.get(at - 1).text().equals(":")
                        && tokens.get(at).sort() == Token.Sort.WORD);
    }

    private Set<Integer> lengths() {
        boolean isAsked = LENGTHS.stream().anyMatch(this::mentions);
        Set<Integer> lengths = new TreeSet<>();
        if (isAsked) {
            for (BigDecimal number : numbers) {
                int length = number.intValue();
                Stream.of(length, length + 1, length - 1)
                        .filter(each -> each >= 0 && each <= LONGEST)
                        .forEach(lengths::add);
            }
        }
        return lengths;
    }

    private Set<String> numberTexts() {
        Set<BigDecimal> texts = new LinkedHashSet<>();
        List<BigDecimal> sorted = List.copyOf(numbers);
        for (int at = 0; at < sorted.size(); at++) {
            BigDecimal number = sorted.get(at);
            texts.add(number);
            texts.add(number.add(BigDecimal.ONE));
            texts.add(number.subtract(BigDecimal.ONE));
            texts.add(number.add(BigDecimal.valueOf(2)));
            if (at > 0) {
                texts.add(number.add(sorted.get(at - 1)).divide(BigDecimal.valueOf(2)));
            }
        }
        return texts.stream().map(BigDecimal::toPlainString).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void times(ValueType type, Set<String> values) {
        for (String text : literals) {
            String literal = Quoted.cast(text, type.sql());
            values.add(literal);
            for (String step : List.of("1 day", "1 hour", "1 second")) {
                values.add("(" + literal + " + '" + step + "'::interval)::" + type.sql());
                values.add("(" + literal + " - '" + step + "'::interval)::" + type.sql());
            }
        }
    }

    private void lists(ValueType type, Set<String> values) {
        if (!(type instanceof ArrayType list)) {
            literals.forEach(text -> values.add(Quoted.cast(text, type.sql())));
            return;
        }
        List<String> elements = values(list.element());
        elements.stream().limit(MANY).forEach(each -> values.add(list.of(List.of(each))));
        if (!elements.isEmpty()) {
            values.add(list.of(elements.stream().limit(MANY).toList()));
        }
        List<String> samples = list.element().samples(MANY);
        lengths().stream()
                .filter(length -> length > 0 && length <= samples.size())
                .forEach(length -> values.add(list.of(samples.subList(0, length))));
    }
}
