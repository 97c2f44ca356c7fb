package io.sagadesk.server.clock;

/** Somebody is still busy with what has happened. */
public final class NotSettled extends RuntimeException {

    NotSettled(String sentence) {
        super(sentence, null, false, false);
    }
}
