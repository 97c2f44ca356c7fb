package io.sagadesk.store.postgres;

import io.sagadesk.store.log.LogUnreachableException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the beginning and the end of an outage of PostgreSQL once each. */
final class PostgresOutage {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresOutage.class);

    private final String address;
    private final AtomicBoolean lasts = new AtomicBoolean();

    /** @param address for people */
    PostgresOutage(String address) {
        this.address = address;
    }

    /** Notes that PostgreSQL could not be used, and returns the exception for whoever needed it. */
    LogUnreachableException noticed(Exception failure) {
        if (!lasts.getAndSet(true)) LOG.warn("PostgreSQL at {} does not answer: {}", address, failure.getMessage());
        var unreachable = new LogUnreachableException();
        unreachable.initCause(failure);
        return unreachable;
    }

    /** Notes that PostgreSQL answers. */
    void ended() {
        if (lasts.get() && lasts.getAndSet(false)) LOG.info("PostgreSQL at {} answers", address);
    }
}
