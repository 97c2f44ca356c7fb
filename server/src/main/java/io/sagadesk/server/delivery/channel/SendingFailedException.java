package io.sagadesk.server.delivery.channel;

import io.sagadesk.api.delivery.DeliveryFailure;

/** A message could not be sent this time; what the other side said is left out, since it repeats addresses. */
public final class SendingFailedException extends Exception {

    private final DeliveryFailure because;

    SendingFailedException(DeliveryFailure because) {
        super(because.name(), null, false, false);
        this.because = because;
    }

    public DeliveryFailure because() {
        return because;
    }
}
