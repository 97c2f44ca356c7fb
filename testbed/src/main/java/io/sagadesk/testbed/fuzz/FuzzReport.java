package io.sagadesk.testbed.fuzz;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of all requests: the answers by route and class of status, and the findings. */
final class FuzzReport {

    private static final int CLASSES = 6;
    private static final int MOST_SHOWN_ALIKE = 3;

    private final Map<String, Row> rows = new TreeMap<>();
    private final Map<String, Integer> codes = new TreeMap<>();
    private final List<FuzzFinding> findings = new ArrayList<>();

    /** The answers of one route: their number by the first digit of the status, and the longest time. */
    private static final class Row {
        private final int[] counts = new int[CLASSES];
        private long slowest;
    }

    /**
     * Counts an answer.
     *
     * @param code of the problem; blank if there is none
     */
    void count(String route, int status, String code, long milliseconds) {
        if (!code.isBlank()) codes.merge(status + " " + code, 1, Integer::sum);
        var row = rows.computeIfAbsent(route, r -> new Row());
        row.counts[Math.min(status / 100, CLASSES - 1)]++;
        row.slowest = Math.max(row.slowest, milliseconds);
    }

    void add(FuzzFinding finding) {
        findings.add(finding);
    }

    List<FuzzFinding> findings() {
        return List.copyOf(findings);
    }

    void printRoutes(PrintWriter out) {
        out.printf("%-75s %6s %6s %6s %6s %6s %8s%n", "route", "none", "2xx", "3xx", "4xx", "5xx", "longest");
        rows.forEach((route, row) -> out.printf(
                Locale.ROOT,
                "%-75s %6d %6d %6d %6d %6d %5d ms%n",
                route,
                row.counts[0],
                row.counts[2],
                row.counts[3],
                row.counts[4],
                row.counts[5],
                row.slowest));
        out.println("Problems: " + codes);
    }

    /** Findings of one route and fault are most often one fault: only the first few are shown. */
    void printFindings(PrintWriter out, long seed) {
        var alike = new LinkedHashMap<String, List<FuzzFinding>>();
        findings.forEach(finding -> alike.computeIfAbsent(finding.route() + finding.fault(), key -> new ArrayList<>())
                .add(finding));
        for (var same : alike.values()) {
            same.stream().limit(MOST_SHOWN_ALIKE).forEach(finding -> out.println("FOUND. " + finding.text(seed)));
            if (same.size() > MOST_SHOWN_ALIKE)
                out.println("  and " + (same.size() - MOST_SHOWN_ALIKE) + " more alike");
        }
    }
}
