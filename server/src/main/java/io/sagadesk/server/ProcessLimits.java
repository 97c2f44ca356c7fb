package io.sagadesk.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * What the operating system and the launcher allow this process: heap and file descriptors. Uses classes of Java only,
 * because with too few descriptors the class path cannot be read.
 */
public final class ProcessLimits {

    /** The class path, the stores, and the connections to the document store. */
    private static final long OWN_DESCRIPTORS = 600;

    private static final long LEAST_DESCRIPTORS = 1_024;
    private static final int MIB = 1024 * 1024;
    private static final long LEAST_HEAP_MIB = 192;
    private static final int MOST_CONNECTIONS = 8_192; // as Tomcat's own

    private final long descriptors;
    private final long heap;

    /**
     * @param descriptors how many files and connections may be open
     * @param heap in bytes
     */
    ProcessLimits(long descriptors, long heap) {
        this.descriptors = descriptors;
        this.heap = heap;
    }

    /** The limits of this process. */
    public static ProcessLimits current() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        var descriptors =
                system instanceof UnixOperatingSystemMXBean unix ? unix.getMaxFileDescriptorCount() : Long.MAX_VALUE;
        return new ProcessLimits(descriptors, Runtime.getRuntime().maxMemory());
    }

    /** Says in one sentence what is too small, and what to set; empty if the server can run. */
    Optional<String> shortage() {
        if (descriptors < LEAST_DESCRIPTORS) {
            return Optional.of("only " + descriptors + " files and connections may be open, and it needs "
                    + LEAST_DESCRIPTORS + ": allow more with ulimit -n 4096");
        }
        if (heap < LEAST_HEAP_MIB * MIB) {
            return Optional.of("the heap has " + heap / MIB + " MiB, and it needs " + LEAST_HEAP_MIB
                    + ": give it more with SAGADESK_JAVA_OPTS=-Xmx1g");
        }
        return Optional.empty();
    }

    /** How many HTTP connections may be open, so that descriptors are left for everything else. */
    public int connections() {
        return (int) Math.min(MOST_CONNECTIONS, descriptors - OWN_DESCRIPTORS);
    }
}
