package io.sagadesk.testbed.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Measures the memory use of this process. */
final class MemoryUse {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double MEBIBYTE = 1 << 20;

    private static long maxInUse;

    private MemoryUse() {}

    /** Measures the heap in use after a garbage collection, and keeps the maximum. */
    static void measure() {
        System.gc();
        var runtime = Runtime.getRuntime();
        maxInUse = Math.max(maxInUse, runtime.totalMemory() - runtime.freeMemory());
    }

    /** The report as one line of text. */
    static String report() {
        return String.format(
                Locale.ROOT,
                "memory: %,.0f MiB of objects at most, of %,.0f MiB that the heap may have%s",
                maxInUse / MEBIBYTE,
                Runtime.getRuntime().maxMemory() / MEBIBYTE,
                resident());
    }

    /** The maximum resident set size, where the operating system reports it. */
    private static String resident() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .map(line -> "; resident at most " + line.replaceAll("\\D+", "") + " KiB")
                    .findFirst()
                    .orElse("");
        } catch (IOException unknown) {
            return "";
        }
    }
}
