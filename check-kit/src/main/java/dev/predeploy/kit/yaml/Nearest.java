package dev.predeploy.kit.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody most likely meant. */
public final class Nearest {
    private static final int LONGEST = 80;

    private Nearest() {}

    /**
     * Returns the known word that is fewest edits (insert, delete, replace, swap of neighbours) from the written one, if
     * at most one edit in three characters is needed. Case, {@code -} and {@code _} do not count.
     */
    public static Optional<String> word(String written, Collection<String> known) {
        String wanted = plain(written);
        int forgiven = Math.max(1, wanted.length() / 3);
        return known.stream()
                .filter(word -> distance(wanted, plain(word)) <= forgiven)
                .min(Comparator.comparingInt((String word) -> distance(wanted, plain(word)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String plain(String word) {
        String start = word.length() > LONGEST ? word.substring(0, LONGEST) : word;
        return start.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    private static int distance(String left, String right) {
        int[][] edits = new int[left.length() + 1][right.length() + 1];
        for (int row = 0; row <= left.length(); row++) {
            edits[row][0] = row;
        }
        for (int column = 0; column <= right.length(); column++) {
            edits[0][column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            for (int column = 1; column <= right.length(); column++) {
                boolean same = left.charAt(row - 1) == right.charAt(column - 1);
                int replaced = edits[row - 1][column - 1] + (same ? 0 : 1);
                int moved = Math.min(edits[row - 1][column], edits[row][column - 1]) + 1;
                edits[row][column] = Math.min(replaced, moved);
                if (row > 1
                        && column > 1
                        && left.charAt(row - 1) == right.charAt(column - 2)
                        && left.charAt(row - 2) == right.charAt(column - 1)) {
                    edits[row][column] = Math.min(edits[row][column], edits[row - 2][column - 2] + 1);
                }
            }
        }
        return edits[left.length()][right.length()];
    }
}
