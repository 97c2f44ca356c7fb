package io.sagadesk.server.clock;

/** Thrown when a log consumer has not handled all events of the log in time. */
public final class NotSettled extends RuntimeException {

    NotSettled(String sentence) {
        super(sentence, null, false, false);
    }
}
