package io.sagadesk.testbed.bench.memory;

import io.sagadesk.replay.CliException;
import io.sagadesk.testbed.process.ResidentMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The memory of a server, in bytes.
 *
 * @param heap the objects that are in use: what a full garbage collection leaves
 * @param resident the memory of its process, before that collection
 */
record ServerMemory(long heap, ResidentMemory resident) {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

    /**
     * Measures the memory of a server on this machine.
     *
     * @throws CliException if it cannot be measured here
     */
    static ServerMemory of(long pid) {
        var resident = ResidentMemory.of(pid)
                .orElseThrow(() -> new CliException(
                        "The server has ended, or this system does not say in /proc how much memory it takes"));
        return new ServerMemory(heap(pid), resident);
    }

    /** The histogram of classes counts objects that are in use only: it begins with a full garbage collection. */
    private static long heap(long pid) {
        try {
            var jcmd = new ProcessBuilder(JCMD.toString(), String.valueOf(pid), "GC.class_histogram").start();
            var histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var total = TOTAL.matcher(histogram);
            if (total.find()) return Long.parseLong(total.group(1));
        } catch (IOException missing) {
            throw new CliException("There is no " + JCMD + ": install a JDK");
        }
        throw new CliException(JCMD + " does not say how much of the heap is in use");
    }
}
