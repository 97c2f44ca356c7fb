package io.sagadesk.server.log;

import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.CustomerKeys;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases customers that the log says were forgotten: destroys their keys, then deletes their data outside the log.
 * Doing it again is harmless.
 */
@ProcessingGroup(ForgettingProcessor.NAME)
final class ForgottenCustomers {

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenCustomers.class);

    private final CustomerKeys keys;
    private final Cache aggregates;
    private final List<ErasureTarget> erasureTargets;
    private final Set<CustomerId> withKey = ConcurrentHashMap.newKeySet(); // whose keys could not be destroyed
    private final Set<Erasure> erasures = new LinkedHashSet<>();
    private boolean searched;
    private volatile @Nullable RuntimeException failure;

    ForgottenCustomers(CustomerKeys keys, Cache aggregates, List<ErasureTarget> erasureTargets) {
        this.keys = keys;
        this.aggregates = aggregates;
        this.erasureTargets = erasureTargets;
    }

    @EventHandler
    void on(CustomerForgotten event) {
        forget(event.customerId());
    }

    /**
     * Destroys the customer's key, then deletes the customer's data. What cannot be deleted now waits for
     * {@link #erasePending}, so that no key waits for it.
     *
     * @throws RuntimeException if the key cannot be destroyed now
     */
    void forget(CustomerId customer) {
        destroyKey(customer);
        synchronized (erasures) {
            erasureTargets.forEach(target -> erasures.add(new Erasure(target, customer)));
        }
        erasePending();
    }

    /** Deletes the data that could not be deleted before; the first call also searches all targets for such data. */
    void erasePending() {
        synchronized (erasures) {
            var before = failure;
            try {
                searchTargets();
                erase();
                failure = null;
            } catch (RuntimeException incomplete) {
                if (before == null) LOG.error("Forgotten customers cannot be erased; trying again", incomplete);
                failure = incomplete;
            }
        }
    }

    /** Returns whether something was not erased by the last attempt; the server's log has the reason. */
    boolean isFailing() {
        return failure != null || !withKey.isEmpty();
    }

    private void destroyKey(CustomerId customer) {
        withKey.add(customer);
        try {
            keys.destroy(customer);
            withKey.remove(customer);
        } finally {
            aggregates.removeAll(); // cached aggregates hold plain text, which must not outlive the key
        }
    }

    /** A backup may have been restored, or the server was killed between the key and the data. */
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
