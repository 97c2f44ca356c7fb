package io.sagadesk.testbed.bench.start;

import java.util.Map;

/** Whether a server is started with the start-up cache that the launcher has made. */
public enum StartUpCache {
    WITHOUT("without cache"),
    WITH("with cache");

    private static final String JAVA_OPTIONS = "SAGADESK_JAVA_OPTS";
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
        if (this == WITH) return Map.of();
        var given = System.getenv().getOrDefault(JAVA_OPTIONS, "");
        return Map.of(JAVA_OPTIONS, (given + " " + OWN_CACHE).strip());
    }
}
