package dev.predeploy.kit.stack;

import dev.predeploy.kit.yaml.Template;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts values into a script for {@code sh} so that none of them is ever read as script: each goes into an environment
 * variable, and its place in the script becomes that variable, quoted as the quotes around the place ask. A wrong guess
 * about quotes (a script may hide them, as in a here-document) costs the look of a value, never its safety.
 */
final class Script {
    private static final char NO_QUOTES = ' ';
    private static final char SUBSHELL = '(';

    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Deque<Character> within = new ArrayDeque<>();

    Script(Template script, Template.Lookup lookup) {
        within.push(NO_QUOTES);
        for (Template.Part part : script.parts()) {
            if (part instanceof Template.Text literal) {
                literal(literal.text());
            } else {
                place(part.fill(lookup));
            }
        }
    }

    FilledCommand command() {
        return new FilledCommand(List.of("sh", "-c", text.toString()), environment);
    }

    private void place(String value) {
        String name = "_predeploy_value_" + (environment.size() + 1);
        environment.put(name, value);
        String variable = "${" + name + "}";
        switch (within.getFirst()) {
            case '"' -> text.append(variable);
            case '\'' -> text.append("'\"").append(variable).append("\"'");
            default -> text.append('"').append(variable).append('"');
        }
    }

    private void literal(String literal) {
        text.append(literal);
        for (int index = 0; index < literal.length(); index++) {
            char each = literal.charAt(index);
            if (each == '\\' && within.getFirst() != '\'') {
                index++;
            } else if (each == '$' && literal.startsWith("$(", index) && within.getFirst() != '\'') {
                within.push(SUBSHELL);
                index++;
            } else {
                quote(each);
            }
        }
    }

    private void quote(char each) {
        char around = within.getFirst();
        if (around == '\'' || around == '"') {
            if (each == around) {
                within.pop();
            }
        } else if (each == '\'' || each == '"' || each == SUBSHELL) {
            within.push(each);
        } else if (each == ')' && around == SUBSHELL) {
            within.pop();
        }
    }
}
