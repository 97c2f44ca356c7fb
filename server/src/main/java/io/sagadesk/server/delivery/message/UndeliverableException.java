package io.sagadesk.server.delivery.message;

import io.sagadesk.api.delivery.GivenUpReason;

/** Thrown when a message must not or cannot be sent; no attempt is repeated. */
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
