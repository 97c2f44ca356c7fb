package io.sagadesk.replay.rebuild.bulk;

/** A rebuild cannot be done or not go on, and says why. */
public final class RebuildFailed extends RuntimeException {

    public RebuildFailed(String sentence) {
        super(sentence);
    }
}
