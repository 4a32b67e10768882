package dev.predeploy.kit.redaction;

import java.util.stream.IntStream;

/** A text after some decoding; each character knows which part of the original text it came from. */
final class Layer {
    private final char[] chars;
    private final int[] starts;
    private final int[] ends;
    private int length;

    /** Makes an empty layer that takes so many characters. */
    Layer(int capacity) {
        this.chars = new char[capacity];
        this.starts = new int[capacity];
        this.ends = new int[capacity];
    }

    /** Returns a part of the original text, not decoded at all. */
    static Layer of(String text, int from, int to) {
        Layer layer = new Layer(to - from);
        for (int i = from; i < to; i++) {
            layer.put(text.charAt(i), i, i + 1);
        }
        return layer;
    }

    private void put(char c, int start, int end) {
        chars[length] = c;
        starts[length] = start;
        ends[length] = end;
        length++;
    }

    /** Takes over what stands for some characters of another layer. */
    void put(char c, Layer from, int first, int last) {
        put(c, from.starts[first], from.ends[last]);
    }

    /** Takes over what an escape of some length stands for, and returns that length; 0 if it stands for nothing. */
    int putCodePoint(int codePoint, Layer from, int at, int escapeLength) {
        int last = at + escapeLength - 1;
        if (!Character.isValidCodePoint(codePoint)) {
            return 0;
        }
        if (Character.isBmpCodePoint(codePoint)) {
            put((char) codePoint, from, at, last);
        } else {
            put(Character.highSurrogate(codePoint), from, at, last);
            put(Character.lowSurrogate(codePoint), from, at, last);
        }
        return escapeLength;
    }

    int length() {
        return length;
    }

    /** Returns a character, or 0 beyond the ends. */
    char at(int index) {
        return index >= 0 && index < length ? chars[index] : 0;
    }

    boolean matches(int index, String text) {
        if (index + text.length() > length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (chars[index + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean has(char c) {
        for (int i = 0; i < length; i++) {
            if (chars[i] == c) {
                return true;
            }
        }
        return false;
    }

    /** Reads digits of a base, or answers -1. */
    int number(int from, int to, int radix) {
        if (to > length || from >= to || to - from > 7) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = chars[i] < 128 ? Character.digit(chars[i], radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }

    /** Says whether what follows a character was left out, as an ellipsis tells. */
    boolean isCutAfter(int index) {
        return at(index + 1) == '\u2026' || matches(index + 1, "...");
    }

    /** Says whether anything was left out. */
    boolean isCut() {
        return IntStream.range(-1, length).anyMatch(this::isCutAfter);
    }

    /** Returns the same from its end to its beginning. */
    Layer reversed() {
        Layer reversed = new Layer(length);
        for (int i = length - 1; i >= 0; i--) {
            reversed.put(chars[i], starts[i], ends[i]);
        }
        return reversed;
    }

    /** Adds what some characters stand for. */
    void mark(int first, int last, Spans spans) {
        spans.add(Math.min(starts[first], starts[last]), Math.max(ends[first], ends[last]));
    }
}
