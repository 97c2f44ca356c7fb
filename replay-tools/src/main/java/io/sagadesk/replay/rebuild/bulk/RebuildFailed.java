package io.sagadesk.replay.rebuild.bulk;

/** A rebuild cannot start or continue. The message says why. */
public final class RebuildFailed extends RuntimeException {

    public RebuildFailed(String sentence) {
        super(sentence);
    }
}
