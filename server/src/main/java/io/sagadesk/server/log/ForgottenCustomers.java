package io.sagadesk.server.log;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.log.LogEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.axonframework.common.caching.Cache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases customers that the log says were forgotten: destroys their keys, then deletes their data outside the log. */
final class ForgottenCustomers {

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenCustomers.class);
    private static final String FORGOTTEN = Vocabulary.nameOf(CustomerForgotten.class);

    private final CustomerKeys keys;
    private final Cache aggregates;
    private final List<ErasureTarget> erasureTargets;
    private final Queue<LogEvent> pending = new ConcurrentLinkedQueue<>();
    private final Set<Erasure> erasures = new LinkedHashSet<>();
    private boolean searched;

    ForgottenCustomers(CustomerKeys keys, Cache aggregates, List<ErasureTarget> erasureTargets) {
        this.keys = keys;
        this.aggregates = aggregates;
        this.erasureTargets = erasureTargets;
    }

    void note(LogEvent event) {
        if (event.type().equals(FORGOTTEN)) pending.add(event);
    }

    /**
     * Destroys the keys of the noted customers first, so that no key waits for the deletion of another customer's data.
     *
     * @throws RuntimeException if something cannot be erased now; it stays noted for the next call
     */
    synchronized void forget() {
        destroyKeys();
        searchTargets();
        erase();
    }

    private void destroyKeys() {
        if (pending.isEmpty()) return;
        try {
            for (var event = pending.peek(); event != null; event = pending.peek()) {
                destroyKey(event);
                pending.poll();
            }
        } finally {
            aggregates.removeAll(); // cached aggregates hold plain text, which must not outlive the key
        }
    }

    private void destroyKey(LogEvent event) {
        var customer = new CustomerId(String.valueOf(event.metadata().get(EventMetadata.CUSTOMER_ID)));
        keys.destroy(customer);
        LOG.info("Destroyed the key of a forgotten customer, as the log says at position {}", event.position());
        erasureTargets.forEach(target -> erasures.add(new Erasure(target, customer)));
    }

    /**
     * Searches all targets once after the start: a backup may have been restored, or another instance may have
     * processed the event.
     */
    private void searchTargets() {
        if (searched) return;
        for (var target : erasureTargets) {
            target.customers().stream()
                    .filter(keys::isForgotten)
                    .forEach(customer -> erasures.add(new Erasure(target, customer)));
        }
        searched = true;
    }

    private void erase() {
        var incomplete = new IllegalStateException("Some data of forgotten customers is not erased yet");
        for (var erasure : List.copyOf(erasures)) {
            try {
                erasure.target().forget(erasure.customer());
                erasures.remove(erasure);
            } catch (RuntimeException undeletable) {
                incomplete.addSuppressed(undeletable);
            }
        }
        if (!erasures.isEmpty()) throw incomplete;
    }

    /** The pending erasure of a customer from one target. */
    private record Erasure(ErasureTarget target, CustomerId customer) {}
}
