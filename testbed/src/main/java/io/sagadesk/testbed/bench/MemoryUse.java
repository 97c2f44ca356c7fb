package io.sagadesk.testbed.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How much memory this process takes. */
final class MemoryUse {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double MEBIBYTE = 1 << 20;

    private static long mostInUse;

    private MemoryUse() {}

    /** Notes what is in use after a collection. */
    static void look() {
        System.gc();
        var runtime = Runtime.getRuntime();
        mostInUse = Math.max(mostInUse, runtime.totalMemory() - runtime.freeMemory());
    }

    static String report() {
        return String.format(
                Locale.ROOT,
                "memory: %,.0f MiB of objects at most, of %,.0f MiB that the heap may have%s",
                mostInUse / MEBIBYTE,
                Runtime.getRuntime().maxMemory() / MEBIBYTE,
                resident());
    }

    /** Where the system tells it. */
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
