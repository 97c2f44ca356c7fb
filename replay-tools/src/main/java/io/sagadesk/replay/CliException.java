package io.sagadesk.replay;

/** An error outside this program, such as a missing file. The message says how to solve it. */
public final class CliException extends RuntimeException {

    public CliException(String message) {
        super(message, null, false, false);
    }
}
