package io.sagadesk.testbed.damage.check;

import java.util.List;

/** A guarantee of the server did not hold. The message says which one. */
public final class ViolationException extends RuntimeException {

    private static final int MAX_REPORTED = 20;

    private final String finding;

    public ViolationException(String finding) {
        super(finding, null, false, false);
        this.finding = finding;
    }

    /** What did not hold. */
    public String finding() {
        return finding;
    }

    /** Throws an exception if there are findings. */
    static void requireNone(String when, List<String> findings) {
        if (findings.isEmpty()) return;
        var reported = findings.subList(0, Math.min(MAX_REPORTED, findings.size()));
        var rest = findings.size() - reported.size();
        throw new ViolationException(
                when + ":\n  " + String.join("\n  ", reported) + (rest > 0 ? "\n  and " + rest + " more" : ""));
    }
}
