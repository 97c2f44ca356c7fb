package io.sagadesk.testbed.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects rates, in events per second, of several rounds of each test for each contender. */
public final class RateTable {

    private final Map<String, Map<String, List<Double>>> byTest = new LinkedHashMap<>();

    public void add(String test, String contender, double perSecond) {
        rounds(test, contender).add(perSecond);
    }

    /** The median of the recorded rates. */
    public double median(String test, String contender) {
        double[] sorted = rounds(test, contender).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** A table with one line per test: the median of each contender, and the ratio of the first to the second. */
    public String table(String first, String second) {
        StringBuilder table = new StringBuilder(line("events per second", first, second, "ratio"));
        for (String test : byTest.keySet()) {
            double ours = median(test, first);
            double theirs = median(test, second);
            table.append(line(test, figure("%,.0f", ours), figure("%,.0f", theirs), figure("%.1f", ours / theirs)));
        }
        return table.toString();
    }

    private List<Double> rounds(String test, String contender) {
        return byTest.computeIfAbsent(test, unused -> new LinkedHashMap<>())
                .computeIfAbsent(contender, unused -> new ArrayList<>());
    }

    private static String figure(String format, double figure) {
        return String.format(Locale.ROOT, format, figure);
    }

    private static String line(String... cells) {
        return "%-34s %14s %14s %8s%n".formatted(Arrays.<Object>stream(cells).toArray());
    }
}
