package io.sagadesk.server.delivery.message;

import java.time.Instant;

/** A message may be sent, but not now: the customer is left alone. */
public final class TooEarly extends Exception {

    private final Instant end;

    /** @param end when it may be sent */
    TooEarly(Instant end) {
        super("quiet hours", null, false, false);
        this.end = end;
    }

    public Instant end() {
        return end;
    }
}
