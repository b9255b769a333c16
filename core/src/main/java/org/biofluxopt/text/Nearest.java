package org.biofluxopt.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known word nearest to a misspelt one, for "did you mean". */
public final class Nearest {
    private Nearest() {}

    /**
     * The candidate with the smallest edit distance (Levenshtein 1966), ignoring case, if it is near enough to be a
     * slip of the keyboard: at most a third of the word's length, at least 1.
     */
    public static Optional<String> to(String word, Collection<String> candidates) {
        int limit = Math.max(1, word.length() / 3);
        String best = null;
        int bestDistance = limit + 1;
        for (String candidate : candidates) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** " Did you mean 'x'?" or, if nothing is near, " Known: a, b, c." */
    public static String advice(String word, Collection<String> candidates) {
        return to(word, candidates)
                .map(nearest -> "Did you mean '" + nearest + "'?")
                .orElseGet(() -> "Known: " + String.join(", ", candidates) + ".");
    }

    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substitution, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
