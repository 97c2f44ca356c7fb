package io.sagadesk.server.log;

import io.sagadesk.api.Vocabulary;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.customer.CustomerId;
import io.sagadesk.replay.events.LogEvent;
import io.sagadesk.store.keys.CustomerKeys;
import java.util.List;
import java.util.Queue;
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
    private final List<LeftBehind> leftBehind;
    private final Queue<LogEvent> pending = new ConcurrentLinkedQueue<>();

    ForgottenCustomers(CustomerKeys keys, Cache aggregates, List<LeftBehind> leftBehind) {
        this.keys = keys;
        this.aggregates = aggregates;
        this.leftBehind = leftBehind;
    }

    void note(LogEvent event) {
        if (event.type().equals(FORGOTTEN)) pending.add(event);
    }

    /** A key that cannot be destroyed now stays noted. */
    synchronized void destroyKeys() {
        if (pending.isEmpty()) return;
        for (var event = pending.peek(); event != null; event = pending.peek()) {
            forget(new CustomerId(String.valueOf(event.metadata().get("customerId"))));
            LOG.info("Destroyed the key of a forgotten customer, as the log says at position {}", event.position());
            pending.poll();
        }
        aggregates.removeAll(); // what they remember of the forgotten must not outlive the key
    }

    private void forget(CustomerId customer) {
        keys.destroy(customer);
        leftBehind.forEach(place -> place.forget(customer));
    }
}
