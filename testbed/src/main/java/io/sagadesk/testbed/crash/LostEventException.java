package io.sagadesk.testbed.crash;

import java.util.List;

/** Something that was promised did not hold. The message says what. */
public final class LostEventException extends RuntimeException {

    private static final int MOST_TOLD = 20;

    LostEventException(String finding) {
        super(finding, null, false, false);
    }

    /** Returns if there is nothing to complain about. */
    static void requireNone(String when, List<String> findings) {
        if (findings.isEmpty()) return;
        var told = findings.subList(0, Math.min(MOST_TOLD, findings.size()));
        var rest = findings.size() - told.size();
        throw new LostEventException(
                when + ":\n  " + String.join("\n  ", told) + (rest > 0 ? "\n  and " + rest + " more" : ""));
    }
}
