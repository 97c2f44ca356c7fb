package io.sagadesk.replay;

/** Something outside this program stands in the way. The message says what to do about it. */
public final class Hindrance extends RuntimeException {

    public Hindrance(String message) {
        super(message, null, false, false);
    }
}
