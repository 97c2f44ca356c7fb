package io.sagadesk.testbed.bench.memory;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Collects the memory of a server after each phase, and prints it beside the limits. */
final class MemoryTable {

    private static final double MEBIBYTE = 1 << 20;
    private static final long MOST_HEAP = 256 << 20;
    private static final long MOST_RESIDENT = 1 << 30;

    private final Map<String, ServerMemory> phases = new LinkedHashMap<>();

    void add(String phase, ServerMemory memory) {
        phases.put(phase, memory);
    }

    String print() {
        var table = new StringBuilder(
                String.format("%-14s%14s%14s%18s%n", "MiB after", "heap in use", "resident", "resident at most"));
        phases.forEach((phase, memory) -> table.append(String.format(
                Locale.ROOT,
                "%-14s%,14.1f%,14.1f%,18.1f%n",
                phase,
                memory.heap() / MEBIBYTE,
                memory.resident().now() / MEBIBYTE,
                memory.resident().most() / MEBIBYTE)));
        table.append(verdict("heap in use", most(ServerMemory::heap), MOST_HEAP));
        table.append(verdict("resident", most(memory -> memory.resident().most()), MOST_RESIDENT));
        return table.toString();
    }

    private long most(ToLongFunction<ServerMemory> figure) {
        return phases.values().stream().mapToLong(figure).max().orElse(0);
    }

    private static String verdict(String figure, long most, long limit) {
        return String.format(
                Locale.ROOT,
                "%s: at most %,.1f MiB, %s %,.0f MiB%n",
                figure,
                most / MEBIBYTE,
                most < limit ? "under" : "NOT under",
                limit / MEBIBYTE);
    }
}
