package io.sagadesk.server.reactions.ports;

import io.sagadesk.api.Invalid;
import io.sagadesk.api.policy.PolicyEvent.PolicyPublished;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.rules.policy.PolicyRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The published versions of one kind of policy, each read once: it never changes. Whoever is told of each publication answers
 * from memory, except while one is under way.
 */
final class PolicyVersionCache {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyVersionCache.class);
    private static final long NEVER = -1;

    private final EventStore events;
    private final PolicyKind kind;
    private final boolean isTold;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private volatile Known known = new Known(List.of(), NEVER);

    /** @param isTold whether {@link #beginPublication} is called whenever there is one */
    PolicyVersionCache(EventStore events, PolicyKind kind, boolean isTold) {
        this.events = events;
        this.kind = kind;
        this.isTold = isTold;
    }

    /**
     * One version.
     *
     * @param rules absent where they cannot be read: they were published before rules were looked at
     */
    record Published(Instant at, @Nullable PolicyRules rules) {}

    /** @param asOf how many publications had ended before these were read */
    private record Known(List<Published> versions, long asOf) {}

    /** All up to those that were acknowledged before this was asked, the first one first. */
    List<Published> all() {
        var seen = known;
        var isAll = isTold && seen.asOf() == ended.get() && begun.get() == ended.get();
        return isAll ? seen.versions() : readOn(seen.versions());
    }

    /** Is told before a publication is stored, in the unit of work that ends before it is acknowledged. */
    void beginPublication() {
        begun.incrementAndGet();
        if (!CurrentUnitOfWork.isStarted()) return; // nobody will say when it ends: read each time from now on
        CurrentUnitOfWork.get().root().onCleanup(unit -> ended.incrementAndGet());
    }

    /** Version n is the event with the sequence number n - 1, so only what is new has to be read. */
    private List<Published> readOn(List<Published> before) {
        var asOf = ended.get();
        var versions = new ArrayList<>(before);
        events.readEvents(PolicyId.of(kind).toString(), before.size())
                .forEachRemaining(event -> versions.add(published(event)));
        var read = List.copyOf(versions);
        known = new Known(read, asOf);
        return read;
    }

    private Published published(DomainEventMessage<?> event) {
        var published = (PolicyPublished) event.getPayload();
        try {
            return new Published(published.at(), PolicyRules.read(kind, published.version(), published.rules()));
        } catch (Invalid unreadable) {
            LOG.warn(
                    "Version {} of {} cannot be read, the one before it holds: {}",
                    published.version(),
                    kind,
                    unreadable.getMessage());
            return new Published(published.at(), null);
        }
    }
}
