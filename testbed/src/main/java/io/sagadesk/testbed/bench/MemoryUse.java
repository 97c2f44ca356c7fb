package io.sagadesk.testbed.bench;

import io.sagadesk.testbed.process.ResidentMemory;
import java.util.Locale;

/** Measures the memory use of this process. */
final class MemoryUse {

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

    private static String resident() {
        return ResidentMemory.of(ProcessHandle.current().pid())
                .map(memory -> String.format(Locale.ROOT, "; resident at most %,.0f MiB", memory.most() / MEBIBYTE))
                .orElse("");
    }
}
