package io.sagadesk.testbed.bench.start;

import io.sagadesk.testbed.bench.RateTable;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Collects a figure of several rounds for each row and each kind of start, and prints medians and their ratio. */
final class StartTable {

    private final RateTable figures = new RateTable();
    private final Set<String> rows = new LinkedHashSet<>();
    private final String title;
    private final String format;

    /**
     * @param title the heading of the rows
     * @param format the format of a figure
     */
    StartTable(String title, String format) {
        this.title = title;
        this.format = format;
    }

    void add(String row, StartUpCache cache, double figure) {
        rows.add(row);
        figures.add(row, cache.label(), figure);
    }

    double median(String row, StartUpCache cache) {
        return figures.median(row, cache.label());
    }

    /** The table; with two kinds of starts its last column is the second figure divided by the first. */
    String print(List<StartUpCache> caches) {
        if (rows.isEmpty()) return "";
        var table = new StringBuilder(
                line(title, caches.stream().map(StartUpCache::label).toArray(String[]::new), "ratio"));
        for (var row : rows) {
            var medians =
                    caches.stream().mapToDouble(cache -> median(row, cache)).toArray();
            var cells = Arrays.stream(medians).mapToObj(this::figure).toArray(String[]::new);
            table.append(
                    line(row, cells, String.format(Locale.ROOT, "%.2f", medians[medians.length - 1] / medians[0])));
        }
        return table.toString();
    }

    private String figure(double median) {
        return String.format(Locale.ROOT, format, median);
    }

    private static String line(String head, String[] cells, String ratio) {
        var line = new StringBuilder("%-38s".formatted(head));
        for (var cell : cells) line.append("%15s".formatted(cell));
        if (cells.length > 1) line.append("%8s".formatted(ratio));
        return line.append(System.lineSeparator()).toString();
    }
}
