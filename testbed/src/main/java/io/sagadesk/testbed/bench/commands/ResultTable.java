package io.sagadesk.testbed.bench.commands;

import io.sagadesk.testbed.bench.RateTable;
import io.sagadesk.testbed.bench.load.MeasuredRun;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The results as a table with a line for each number of clients: medians of the rounds, and the ratio of the first
 * assembly to the second.
 */
final class ResultTable {

    private final RateTable commands = new RateTable();
    private final RateTable p50 = new RateTable();
    private final RateTable p99 = new RateTable();
    private final RateTable actedOn = new RateTable();

    void add(int clients, String assembly, MeasuredRun.Measured measured) {
        commands.add(test(clients), assembly, measured.perSecond());
        p50.add(test(clients), assembly, measured.millis(50));
        p99.add(test(clients), assembly, measured.millis(99));
        actedOn.add("acted on, " + test(clients), assembly, measured.actedOn());
    }

    String print(List<Integer> clients, List<String> assemblies) {
        var heads = assemblies.stream()
                .map(name -> "%14s %9s %9s".formatted(name, "p50", "p99"))
                .collect(Collectors.joining());
        var lines =
                clients.stream().map(number -> line(test(number), assemblies)).collect(Collectors.joining());
        return "%-18s%s%s%n%s".formatted("commands a second", heads, ratio(assemblies, "ratio"), lines)
                + (assemblies.size() < 2
                        ? clients.stream()
                                .map(number -> followers(test(number), assemblies.get(0)))
                                .collect(Collectors.joining())
                        : actedOn.table(assemblies.get(0), assemblies.get(1)));
    }

    private String followers(String test, String assembly) {
        return String.format(
                Locale.ROOT,
                "%s: the slowest follower acts on %,.0f events a second%n",
                test,
                actedOn.median("acted on, " + test, assembly));
    }

    private String line(String test, List<String> assemblies) {
        var cells = assemblies.stream()
                .map(name -> String.format(
                        Locale.ROOT,
                        "%,14.0f %6.1f ms %6.1f ms",
                        commands.median(test, name),
                        p50.median(test, name),
                        p99.median(test, name)))
                .collect(Collectors.joining());
        var ratio = assemblies.size() < 2
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.1f",
                        commands.median(test, assemblies.get(0)) / commands.median(test, assemblies.get(1)));
        return "%-18s%s%s%n".formatted(test, cells, ratio(assemblies, ratio));
    }

    private static String ratio(List<String> assemblies, String cell) {
        return assemblies.size() < 2 ? "" : "%8s".formatted(cell);
    }

    private static String test(int clients) {
        return clients == 1 ? "1 client" : clients + " clients";
    }
}
