package dev.predeploy.kit.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Parts of a text that are to be masked. Those that overlap become one, so that nothing is left between two masks. */
final class Spans {
    private final List<Span> spans = new ArrayList<>();

    void add(int start, int end) {
        int last = spans.size() - 1;
        if (last >= 0 && spans.get(last).start() >= start && spans.get(last).end() <= end) {
            spans.set(last, new Span(start, end)); // a longer find at the same place
        } else {
            spans.add(new Span(start, end));
        }
    }

    String masked(String text, String mask) {
        if (spans.isEmpty()) {
            return text;
        }
        spans.sort(Comparator.comparingInt(Span::start));
        StringBuilder masked = new StringBuilder(text.length());
        int position = 0;
        Span current = spans.get(0);
        for (Span next : spans) {
            if (next.start() < current.end()) {
                current = new Span(current.start(), Math.max(current.end(), next.end()));
            } else {
                masked.append(text, position, current.start()).append(mask);
                position = current.end();
                current = next;
            }
        }
        masked.append(text, position, current.start()).append(mask);
        return masked.append(text, current.end(), text.length()).toString();
    }

    private record Span(int start, int end) {}
}
