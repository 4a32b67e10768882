package dev.predeploy.launcher.options;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody who mistyped probably meant. */
public final class Nearest {
    private Nearest() {}

    /**
     * Returns the candidate with the fewest letters to change, drop, add or swap, if that is at most a third of the
     * text (one, for a short text); case counts for nothing.
     */
    public static Optional<String> to(String text, Collection<String> candidates) {
        String lower = text.toLowerCase(Locale.ROOT);
        int allowed = Math.max(1, text.length() / 3);
        return candidates.stream()
                .filter(word -> distance(lower, word.toLowerCase(Locale.ROOT)) <= allowed)
                .min(Comparator.comparingInt(word -> distance(lower, word.toLowerCase(Locale.ROOT))));
    }

    /** Returns {@code Did you mean x?}, or if nothing is near, all that there is. */
    static String hint(String text, Collection<String> candidates) {
        return to(text, candidates)
                .map(word -> "Did you mean " + word + "?")
                .orElseGet(() -> "There is: " + String.join(", ", candidates) + ".");
    }

    /** Counts letters to change, drop, add or swap with their neighbour (optimal string alignment). */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, i, j, from.charAt(i - 1) == to.charAt(j - 1));
                if (swapped(from, to, i, j)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, int i, int j, boolean same) {
        int changed = cost[i - 1][j - 1] + (same ? 0 : 1);
        return Math.min(changed, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    }

    private static boolean swapped(String from, String to, int i, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
