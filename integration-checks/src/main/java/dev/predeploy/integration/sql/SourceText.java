package dev.predeploy.integration.sql;

/**
 * A text and its lines. Offsets count from 0; lines and columns count characters (code points) from 1, as editors do. A
 * line ends with a line feed, with or without a carriage return before it.
 *
 * @param text the text, without a byte order mark
 */
public record SourceText(String text) {

    /** Takes a byte order mark away, as what reads the file does. */
    public SourceText {
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Returns the line of an offset. */
    public int line(int offset) {
        return 1
                + (int) text.substring(0, within(offset))
                        .chars()
                        .filter(each -> each == '\n')
                        .count();
    }

    /** Returns the column of an offset. */
    public int column(int offset) {
        int end = within(offset);
        return 1 + text.codePointCount(text.lastIndexOf('\n', end - 1) + 1, end);
    }

    /** Returns the offset at which a line begins, or the text's end if there are fewer lines. */
    public int start(int line) {
        int offset = 0;
        for (int seen = 1; seen < line; seen++) {
            int end = text.indexOf('\n', offset);
            if (end < 0) {
                return text.length();
            }
            offset = end + 1;
        }
        return offset;
    }

    /** Returns the offset of the first character of a line that is no blank. */
    public int firstWord(int line) {
        int offset = start(line);
        while (offset < text.length() && text.charAt(offset) != '\n' && Character.isWhitespace(text.charAt(offset))) {
            offset++;
        }
        return offset;
    }

    private int within(int offset) {
        return Math.max(0, Math.min(offset, text.length()));
    }
}
