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
 * Caches the published versions of one kind of policy; a version never changes once published. If publications are
 * announced to this cache, it answers from memory, except while a publication is in progress.
 */
final class PolicyVersionCache {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyVersionCache.class);
    private static final long NEVER = -1;

    private final EventStore events;
    private final PolicyKind kind;
    private final boolean isAnnounced;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private volatile Known known = new Known(List.of(), NEVER);

    /** @param isAnnounced whether {@link #beginPublication} is called for every publication */
    PolicyVersionCache(EventStore events, PolicyKind kind, boolean isAnnounced) {
        this.events = events;
        this.kind = kind;
        this.isAnnounced = isAnnounced;
    }

    /**
     * One published version.
     *
     * @param rules absent if they cannot be read: they were published before rules were validated
     */
    record Published(Instant at, @Nullable PolicyRules rules) {}

    /** @param asOf how many publications had ended before these versions were read */
    private record Known(List<Published> versions, long asOf) {}

    /** All versions that were acknowledged before this call, the oldest first. */
    List<Published> all() {
        var seen = known;
        var isAll = isAnnounced && seen.asOf() == ended.get() && begun.get() == ended.get();
        return isAll ? seen.versions() : readOn(seen.versions());
    }

    /**
     * Announces a publication before it is stored, in the unit of work that ends before the publication is
     * acknowledged.
     */
    void beginPublication() {
        begun.incrementAndGet();
        if (!CurrentUnitOfWork.isStarted()) return; // its end will not be seen: from now on each call reads the log
        CurrentUnitOfWork.get().root().onCleanup(unit -> ended.incrementAndGet());
    }

    /** Reads new versions only: version n is the event with the sequence number n - 1. */
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
