package io.sagadesk.server.delivery.message;

import io.sagadesk.api.delivery.GivenUpReason;

/** A message is not to be sent. */
public final class UndeliverableException extends Exception {

    private final GivenUpReason because;

    public UndeliverableException(GivenUpReason because) {
        super(because.name(), null, false, false);
        this.because = because;
    }

    public GivenUpReason because() {
        return because;
    }
}
