package io.sagadesk.server.axonserver;

import io.sagadesk.store.runtime.CauseChain;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the beginning and the end of an outage of Axon Server once each, although everybody who reads the log notices them. */
final class AxonServerOutage {

    private static final Logger LOG = LoggerFactory.getLogger(AxonServerOutage.class);

    private final String address;
    private final AtomicBoolean lasts = new AtomicBoolean();
    private volatile boolean stopping;

    /** @param address of Axon Server, for people */
    AxonServerOutage(String address) {
        this.address = address;
    }

    /** Notes that an attempt to read the log has failed. */
    void noticed(Throwable failure) {
        if (stopping || lasts.getAndSet(true)) return;
        LOG.warn(
                "Axon Server at {} does not answer, and is asked again every second: {}",
                address,
                CauseChain.root(failure).getMessage());
    }

    /** From now on this process closes its connections itself, which is no outage. */
    void expectDisconnection() {
        stopping = true;
    }

    /** Returns whether a failure to read the log is to be endured: an outage, or the end of this process. */
    boolean explains(Throwable failure) {
        return stopping || AxonServerFailures.isUnreachable(failure);
    }

    /** Notes that the log can be read. */
    void ended() {
        if (lasts.getAndSet(false)) LOG.info("Axon Server at {} answers", address);
    }
}
