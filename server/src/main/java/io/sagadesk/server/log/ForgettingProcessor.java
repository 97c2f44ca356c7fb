package io.sagadesk.server.log;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.store.log.LogEvent;
import io.sagadesk.store.runtime.WaitDeadline;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the log, destroys the keys of forgotten customers, and deletes what is left of them outside the log. */
public final class ForgettingProcessor implements AutoCloseable {

    static final String NAME = "forgotten-customers";

    private static final Logger LOG = LoggerFactory.getLogger(ForgettingProcessor.class);
    private static final String FORGOTTEN = Vocabulary.nameOf(CustomerForgotten.class);
    private static final long MILLISECONDS_BETWEEN_ERASURES = 250;
    /** Short, because after a crash the next start recognises the log by the stored position. */
    private static final Duration BETWEEN_POSITIONS = Duration.ofMillis(250);

    private static final Duration LAST_EVENTS = Duration.ofSeconds(2);
    private static final long POLL_MILLISECONDS = 5;

    private final LogProcessor processor;
    private final ForgettingTokenStore tokens;
    private final ForgottenCustomers forgotten;
    private final ScheduledExecutorService threads;
    private @Nullable Future<?> erasing;

    private ForgettingProcessor(
            LogProcessor processor,
            ForgettingTokenStore tokens,
            ForgottenCustomers forgotten,
            ScheduledExecutorService threads) {
        this.processor = processor;
        this.tokens = tokens;
        this.forgotten = forgotten;
        this.threads = threads;
    }

    /** Creates a processor that is not started yet, and begins after the stored position. */
    static ForgettingProcessor create(
            ForgottenCustomers forgotten, ForgettingPosition position, LogProcessor.Dependencies dependencies) {
        var tokens = new ForgettingTokenStore(position, dependencies.log());
        var processor = new LogProcessor(NAME, forgotten, tokens, tokens::positions, BETWEEN_POSITIONS, dependencies);
        return new ForgettingProcessor(processor, tokens, forgotten, dependencies.threads());
    }

    void start() {
        processor.start();
        erasing = threads.scheduleWithFixedDelay(
                forgotten::erasePending, 0, MILLISECONDS_BETWEEN_ERASURES, TimeUnit.MILLISECONDS);
    }

    /**
     * Returns when the keys of all customers forgotten so far are destroyed. What fails is logged, and repeated by the
     * processor.
     */
    public void forgetNow() {
        try {
            processor.readAhead(FORGOTTEN, event -> forgotten.forget(customerOf(event)));
        } catch (RuntimeException failure) {
            LOG.error("A forgotten customer cannot be erased; trying again", failure);
        }
    }

    /** Returns the lag: the number of events that are not yet processed. */
    public long lag() {
        return processor.lag();
    }

    /** Returns whether the last attempt failed; the server's log has the reason. */
    public boolean isFailing() {
        return forgotten.isFailing() || processor.isFailing();
    }

    /** Stops after the last events of the log, so that the next start can recognise the log by the very last one. */
    @Override
    public void close() {
        if (erasing != null) erasing.cancel(false);
        try {
            WaitDeadline.in(LAST_EVENTS).await(() -> isFailing() || isAtEnd(), POLL_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        var handled = new GlobalSequenceTrackingToken(processor.position());
        processor.stop();
        storePosition(handled);
    }

    /** Axon stores no token for the last events if it has no handler for them. */
    private void storePosition(TrackingToken handled) {
        try {
            tokens.storeToken(handled, NAME, 0);
        } catch (RuntimeException unreachable) {
            LOG.warn(
                    "The position of {} is not stored, so the next start reads some events again: {}",
                    NAME,
                    unreachable.getClass().getSimpleName());
        }
    }

    /** Returns whether there is nothing to wait for; a log that cannot be reached has no end. */
    private boolean isAtEnd() {
        try {
            return lag() == 0;
        } catch (RuntimeException unreachable) {
            return true;
        }
    }

    private static CustomerId customerOf(LogEvent event) {
        return new CustomerId(String.valueOf(event.metadata().get(EventMetadata.CUSTOMER_ID)));
    }
}
