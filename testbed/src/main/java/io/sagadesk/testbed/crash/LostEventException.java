package io.sagadesk.testbed.crash;

import java.util.List;

/** A guarantee of the server did not hold. The message says which events are affected. */
public final class LostEventException extends RuntimeException {

    private static final int MAX_REPORTED = 20;

    LostEventException(String finding) {
        super(finding, null, false, false);
    }

    /** Throws an exception if there are findings. */
    static void requireNone(String when, List<String> findings) {
        if (findings.isEmpty()) return;
        var reported = findings.subList(0, Math.min(MAX_REPORTED, findings.size()));
        var rest = findings.size() - reported.size();
        throw new LostEventException(
                when + ":\n  " + String.join("\n  ", reported) + (rest > 0 ? "\n  and " + rest + " more" : ""));
    }
}
