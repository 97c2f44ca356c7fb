package io.sagadesk.server.delivery;

import java.time.Instant;

/** A message may be sent, but not now: the customer is left alone. */
final class TooEarly extends Exception {

    private final Instant end;

    /** @param end when it may be sent */
    TooEarly(Instant end) {
        super("quiet hours", null, false, false);
        this.end = end;
    }

    Instant end() {
        return end;
    }
}
