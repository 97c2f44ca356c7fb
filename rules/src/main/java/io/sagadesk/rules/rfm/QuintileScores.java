package io.sagadesk.rules.rfm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * Quintile scores from 1 to 5 by rank. With n customers, w of them strictly worse, a value scores 1 + ⌊5·w/n⌋: ties share a
 * score, and some scores may not occur.
 */
public final class QuintileScores {

    private static final int SCORES = 5;

    private QuintileScores() {}

    /**
     * Returns the worst values that score 2, 3, 4 and 5; scores that no value reaches are left out.
     *
     * @param counts the number of occurrences of each value, the worst value first
     */
    public static <T> List<T> cutoffs(SortedMap<T, Integer> counts) {
        var n = counts.values().stream().mapToLong(Integer::longValue).sum();
        var cutoffs = new ArrayList<T>();
        var worse = 0L;
        for (var value : counts.entrySet()) {
            while (cutoffs.size() < SCORES * worse / n) cutoffs.add(value.getKey());
            worse += value.getValue();
        }
        return cutoffs;
    }

    public static <T> int score(T value, List<T> cutoffs, Comparator<T> worstFirst) {
        var score = 1;
        for (var cutoff : cutoffs) if (worstFirst.compare(cutoff, value) <= 0) score++;
        return score;
    }
}
