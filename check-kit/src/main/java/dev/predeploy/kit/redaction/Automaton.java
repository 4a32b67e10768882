package dev.predeploy.kit.redaction;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds many texts in one pass, after Aho and Corasick (Efficient String Matching, 1975): the time depends on the text
 * alone, however many needles there are.
 */
final class Automaton {
    private static final int ASCII = 128;

    /** Fewer characters of a secret are no secret. */
    private static final int SHORTEST_BEGINNING = 4;

    private final Node root = new Node(0);
    private final Node[] fromRoot = new Node[ASCII];

    Automaton(Collection<Needle> needles) {
        needles.forEach(this::add);
        link();
        for (char c = 0; c < ASCII; c++) {
            fromRoot[c] = root.next.getOrDefault(c, root);
        }
    }

    private void add(Needle needle) {
        Node node = root;
        for (int i = 0; i < needle.text().length(); i++) {
            int depth = i + 1;
            node = node.next.computeIfAbsent(needle.text().charAt(i), c -> new Node(depth));
        }
        node.longest = needle;
    }

    private void link() {
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Node node = open.remove();
            for (Map.Entry<Character, Node> step : node.next.entrySet()) {
                Node child = step.getValue();
                Node fallback = node.fallback;
                child.fallback = fallback == null ? root : step(fallback, step.getKey());
                if (child.longest == null) {
                    child.longest = child.fallback.longest;
                }
                open.add(child);
            }
        }
    }

    private Node step(Node from, char c) {
        for (@Nullable Node node = from; node != null; node = node.fallback) {
            Node next = node.next.get(c);
            if (next != null) {
                return next;
            }
        }
        return root;
    }

    /** Adds the places of all needles, and of the beginnings of those that were cut off, in terms of the original text. */
    void find(Layer layer, Spans spans) {
        Node node = root;
        for (int i = 0; i < layer.length(); i++) {
            char c = layer.at(i);
            node = node == root && c < ASCII ? fromRoot[c] : step(node, c);
            Needle found = node.longest;
            if (found != null) {
                int start = Math.max(0, i - found.text().length() + 1);
                layer.mark(
                        found.before() > 0 ? widenedDown(layer, start) : start,
                        found.after() > 0 ? widenedUp(layer, i) : i,
                        spans);
            }
            if (node.depth >= SHORTEST_BEGINNING && layer.isCutAfter(i)) {
                layer.mark(i - node.depth + 1, i, spans);
            }
        }
    }

    private static int widenedDown(Layer layer, int index) {
        return isBase64(layer.at(index - 1)) ? index - 1 : index;
    }

    private static int widenedUp(Layer layer, int index) {
        int last = isBase64(layer.at(index + 1)) ? index + 1 : index;
        while (layer.at(last + 1) == '=') {
            last++;
        }
        return last;
    }

    private static boolean isBase64(char c) {
        return (c < ASCII && Character.isLetterOrDigit(c)) || c == '+' || c == '/';
    }

    private static final class Node {
        private final int depth;
        private final Map<Character, Node> next = new HashMap<>();
        private @Nullable Node fallback;
        private @Nullable Needle longest;

        Node(int depth) {
            this.depth = depth;
        }
    }
}
