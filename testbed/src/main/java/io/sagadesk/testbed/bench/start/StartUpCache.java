package io.sagadesk.testbed.bench.start;

import io.sagadesk.testbed.process.ServerProcess;
import java.util.Map;

/** Whether a server is started with the start-up cache that the launcher has made. */
public enum StartUpCache {
    WITHOUT("without cache"),
    WITH("with cache");

    private static final String OWN_CACHE =
            "-Xshare:auto"; // the launcher leaves its cache out if such an option is given

    private final String label;

    StartUpCache(String label) {
        this.label = label;
    }

    /** The heading of its column. */
    String label() {
        return label;
    }

    /** The environment variables with which the launcher starts such a server. */
    Map<String, String> environment() {
        return this == WITH ? Map.of() : ServerProcess.javaOption(OWN_CACHE);
    }
}
