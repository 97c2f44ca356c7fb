package io.sagadesk.server.delivery.message;

import java.time.Instant;

/** A message may be sent, but not now: the customer is left alone. */
public final class QuietHoursException extends Exception {

    private final Instant end;

    /** @param end when it may be sent */
    QuietHoursException(Instant end) {
        super("quiet hours", null, false, false);
        this.end = end;
    }

    public Instant end() {
        return end;
    }
}
