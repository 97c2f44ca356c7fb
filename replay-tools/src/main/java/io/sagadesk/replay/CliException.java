package io.sagadesk.replay;

/** Something outside this program stands in the way. The message says what to do about it. */
public final class CliException extends RuntimeException {

    public CliException(String message) {
        super(message, null, false, false);
    }
}
