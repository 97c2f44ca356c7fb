package io.sagadesk.server.delivery;

import io.sagadesk.api.delivery.GivenUpReason;

/** A message is not to be sent. */
final class Undeliverable extends Exception {

    private final GivenUpReason because;

    Undeliverable(GivenUpReason because) {
        super(because.name(), null, false, false);
        this.because = because;
    }

    GivenUpReason because() {
        return because;
    }
}
