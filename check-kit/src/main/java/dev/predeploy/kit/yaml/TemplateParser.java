package dev.predeploy.kit.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes a template's text apart and keeps every mistake, with the index of the {@code $} where it begins. */
final class TemplateParser {
    /** What may name a secret or a port. */
    static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]*";

    private static final Pattern NAMES = Pattern.compile(NAME);
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SHELL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(:-.*)?");
    private static final List<String> WORDS = List.of("env", "secret", "port");

    private final String source;
    private final List<Template.Part> parts = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<Integer, String> secrets = new LinkedHashMap<>();
    private final StringBuilder literal = new StringBuilder();

    TemplateParser(String source) {
        this.source = source;
        int index = 0;
        while (index < source.length()) {
            index = step(index);
        }
        endLiteral();
    }

    /** What is wrong at the {@code $} with this index in the text. */
    record Mistake(int index, String what, String fix) {}

    List<Template.Part> parts() {
        return List.copyOf(parts);
    }

    List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /** Returns the names of the secrets, each with the index of its {@code $}. */
    Map<Integer, String> secrets() {
        return Collections.unmodifiableMap(secrets);
    }

    private int step(int index) {
        if (source.startsWith("$${", index)) {
            literal.append("${");
            return index + 3;
        }
        if (!source.startsWith("${", index)) {
            literal.append(source.charAt(index));
            return index + 1;
        }
        int end = source.indexOf('}', index);
        int next = source.indexOf("${", index + 2);
        if (end < 0) {
            mistakes.add(
                    new Mistake(index, "`${` is not closed", "close it with `}`, or write `$${` for a literal `${`"));
            return index + 2;
        }
        if (next >= 0 && next < end) {
            mistakes.add(new Mistake(
                    index, "`${` that holds another `${`", "close the first with `}`; none can hold another"));
            return end + 1;
        }
        endLiteral();
        place(index, source.substring(index + 2, end));
        return end + 1;
    }

    private void place(int index, String inside) {
        int colon = inside.indexOf(':');
        String word = colon < 0 ? inside : inside.substring(0, colon);
        String rest = colon < 0 ? "" : inside.substring(colon + 1);
        if (colon < 0 || !WORDS.contains(word)) {
            unknown(index, word, inside);
        } else if (word.equals("env")) {
            environment(index, rest);
        } else if (!NAMES.matcher(rest).matches()) {
            mistakes.add(new Mistake(
                    index,
                    "`%s` names no %s".formatted(Words.shown("${" + inside + "}"), word),
                    "write `${%s:NAME}`; a name is letters, digits, `_`, `.` and `-`".formatted(word)));
        } else if (word.equals("port")) {
            parts.add(new Template.Port(rest));
        } else {
            secrets.put(index, rest);
            parts.add(new Template.Secret(rest));
        }
    }

    private void environment(int index, String rest) {
        int split = rest.indexOf(":-");
        String name = split < 0 ? rest : rest.substring(0, split);
        if (VARIABLE.matcher(name).matches()) {
            parts.add(new Template.Environment(
                    name, split < 0 ? Optional.empty() : Optional.of(rest.substring(split + 2))));
            return;
        }
        mistakes.add(new Mistake(
                index,
                "`%s` names no environment variable".formatted(Words.shown("${env:" + rest + "}")),
                "write `${env:NAME}` or `${env:NAME:-default}`"));
    }

    private void unknown(int index, String word, String inside) {
        String what = "`%s` is nothing that can be filled in".formatted(Words.shown("${" + inside + "}"));
        String fix = SHELL.matcher(inside).matches() && !WORDS.contains(word)
                ? "write `${env:%1$s}`, or `$${%1$s}` to leave it as it is".formatted(Words.shown(inside))
                : Nearest.word(word, WORDS)
                        .map("did you mean `${%s:NAME}`?"::formatted)
                        .orElse("write `${env:NAME}`, `${secret:NAME}` or `${port:NAME}`, or `$${` for a literal `${`");
        mistakes.add(new Mistake(index, what, fix));
    }

    private void endLiteral() {
        if (!literal.isEmpty()) {
            parts.add(new Template.Text(literal.toString()));
            literal.setLength(0);
        }
    }
}
