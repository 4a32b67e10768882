package dev.predeploy.launcher.terminal;

import java.util.List;

/**
 * The lines at the bottom of a terminal that are drawn again and again. The cursor always rests at the beginning of
 * the line below them. Sequences of ECMA-48: cursor up (CUU) and erase to the end of the screen (ED).
 */
final class LiveRegion {
    private final Sink sink;
    private List<String> shown = List.of();

    LiveRegion(Sink sink) {
        this.sink = sink;
    }

    /** Replaces the lines; each has to fit on one line of the terminal. */
    void draw(List<String> lines) {
        if (!lines.equals(shown)) {
            StringBuilder text = new StringBuilder(erasing());
            lines.forEach(line -> text.append(line).append('\n'));
            shown = List.copyOf(lines);
            write(text);
        }
    }

    /** Writes lines that stay, above the region, which is gone until it is drawn again. */
    void above(String text) {
        StringBuilder all = new StringBuilder(erasing()).append(text);
        shown = List.of();
        write(all);
    }

    private String erasing() {
        return shown.isEmpty() ? "" : "\r\u001b[" + shown.size() + "A\u001b[J";
    }

    private void write(StringBuilder text) {
        if (!text.isEmpty()) {
            sink.write(text.toString());
        }
    }
}
