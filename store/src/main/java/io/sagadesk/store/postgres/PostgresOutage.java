package io.sagadesk.store.postgres;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the beginning and the end of an outage of PostgreSQL once each.
 *
 * @param <E> the exception for whoever needed it
 */
public final class PostgresOutage<E extends RuntimeException> {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresOutage.class);

    private final String name;
    private final Supplier<E> unreachable;
    private final AtomicBoolean lasts = new AtomicBoolean();

    /** @param name what people call the database, without a password */
    public PostgresOutage(String name, Supplier<E> unreachable) {
        this.name = name;
        this.unreachable = unreachable;
    }

    /** Notes that PostgreSQL could not be used, and returns the exception for whoever needed it. */
    public E noticed(Exception failure) {
        if (!lasts.getAndSet(true)) LOG.warn("{} does not answer: {}", name, failure.getMessage());
        var exception = unreachable.get();
        exception.initCause(failure);
        return exception;
    }

    /** Notes that PostgreSQL answers. */
    public void ended() {
        if (lasts.get() && lasts.getAndSet(false)) LOG.info("{} answers", name);
    }
}
