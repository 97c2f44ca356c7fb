package io.sagadesk.server.delivery.message;

import java.time.Instant;

/** Thrown when a message may be sent, but not now, because of the customer's quiet hours. */
public final class QuietHoursException extends Exception {

    private final Instant end;

    /** @param end the time from which the message may be sent */
    QuietHoursException(Instant end) {
        super("quiet hours", null, false, false);
        this.end = end;
    }

    public Instant end() {
        return end;
    }
}
