package io.sagadesk.server.delivery.channel;

import io.sagadesk.api.delivery.DeliveryFailure;

/**
 * Thrown when an attempt to send a message fails but another may succeed. The other side's error text is left out,
 * because it repeats addresses.
 */
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
