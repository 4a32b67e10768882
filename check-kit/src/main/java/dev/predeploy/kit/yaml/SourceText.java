package dev.predeploy.kit.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** The text of a file, which knows the line and column of each of its characters. */
final class SourceText {
    private final String name;
    private final String text;

    SourceText(String name, String text) {
        this.name = name;
        this.text = text;
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    Problem at(Mark mark, String what, String fix) {
        return new Problem(name, mark.getLine() + 1, mark.getColumn() + 1, what, fix);
    }

    /** Returns a problem at an index of the text, counted in {@code char}s. */
    Problem at(int index, String what, String fix) {
        int end = Math.min(index, text.length());
        int line = 1;
        int start = 0;
        for (int each = 0; each < end; each++) {
            if (text.charAt(each) == '\n') {
                line++;
                start = each + 1;
            }
        }
        return new Problem(name, line, text.codePointCount(start, end) + 1, what, fix);
    }

    /**
     * Returns a problem at the {@code $} of a scalar that is, among the scalar's, the one with this ordinal from 0.
     * Quotes, escapes and folded lines move a value's characters about, but they keep the order of its {@code $}.
     */
    Problem atDollar(Node scalar, int ordinal, String what, String fix) {
        int index = text.offsetByCodePoints(0, scalar.getStartMark().getIndex());
        int end = text.offsetByCodePoints(0, scalar.getEndMark().getIndex());
        int found = text.indexOf('$', index);
        for (int each = 0; each < ordinal && found >= 0; each++) {
            found = text.indexOf('$', found + 1);
        }
        return found < 0 || found >= end ? at(scalar.getStartMark(), what, fix) : at(found, what, fix);
    }
}
