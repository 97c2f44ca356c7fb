package io.sagadesk.server.log;

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

/** Of whom nothing may be left that can be read, because the log says that they were forgotten. */
final class ForgottenCustomers {

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenCustomers.class);
    private static final String FORGOTTEN = Vocabulary.nameOf(CustomerForgotten.class);

    private final CustomerKeys keys;
    private final Cache aggregates;
    private final List<ErasureTarget> leftBehind;
    private final Queue<LogEvent> pending = new ConcurrentLinkedQueue<>();
    private final Set<Rest> rests = new LinkedHashSet<>();
    private boolean lookedForRests;

    ForgottenCustomers(CustomerKeys keys, Cache aggregates, List<ErasureTarget> leftBehind) {
        this.keys = keys;
        this.aggregates = aggregates;
        this.leftBehind = leftBehind;
    }

    void note(LogEvent event) {
        if (event.type().equals(FORGOTTEN)) pending.add(event);
    }

    /**
     * Nobody's key waits for what was left behind of somebody else.
     *
     * @throws RuntimeException if something cannot be done now, which stays noted
     */
    synchronized void forget() {
        destroyKeys();
        lookForRests();
        deleteRests();
    }

    private void destroyKeys() {
        if (pending.isEmpty()) return;
        try {
            for (var event = pending.peek(); event != null; event = pending.peek()) {
                destroyKey(event);
                pending.poll();
            }
        } finally {
            aggregates.removeAll(); // what they remember of the forgotten must not outlive the key
        }
    }

    private void destroyKey(LogEvent event) {
        var customer = new CustomerId(String.valueOf(event.metadata().get("customerId")));
        keys.destroy(customer);
        LOG.info("Destroyed the key of a forgotten customer, as the log says at position {}", event.position());
        leftBehind.forEach(place -> rests.add(new Rest(place, customer)));
    }

    /** Once: what was put back, or was here while another instance saw to it that they were forgotten. */
    private void lookForRests() {
        if (lookedForRests) return;
        for (var place : leftBehind) {
            place.customers().stream()
                    .filter(keys::isForgotten)
                    .forEach(customer -> rests.add(new Rest(place, customer)));
        }
        lookedForRests = true;
    }

    private void deleteRests() {
        var undone = new IllegalStateException("Something that was left behind of forgotten customers is still there");
        for (var rest : List.copyOf(rests)) {
            try {
                rest.place().forget(rest.customer());
                rests.remove(rest);
            } catch (RuntimeException undeletable) {
                undone.addSuppressed(undeletable);
            }
        }
        if (!rests.isEmpty()) throw undone;
    }

    /** What may be left of a customer somewhere. */
    private record Rest(ErasureTarget place, CustomerId customer) {}
}
