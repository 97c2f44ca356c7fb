package io.sagadesk.server.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.Invalid;
import io.sagadesk.api.SubjectId;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.policy.PolicyEvent.PolicyPublished;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.command.SubjectFacts;
import io.sagadesk.rules.policy.BuiltInRules;
import io.sagadesk.rules.policy.PolicyRules;
import io.sagadesk.store.engine.LogStorageEngine;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reads facts about an aggregate from its first event. They never change, so found ones are cached on every instance; that
 * something does not exist is never cached.
 */
@Component
final class LogSubjectFacts implements SubjectFacts {

    private static final int CACHED = 50_000;
    private static final int CACHED_POLICIES = 1_000;
    private static final Origin NO_OWNER = new Origin(Optional.empty());

    private final Cache<String, Origin> origins =
            Caffeine.newBuilder().maximumSize(CACHED).build();
    private final Cache<PolicyVersion, PolicyRules> policies =
            Caffeine.newBuilder().maximumSize(CACHED_POLICIES).build();
    private final EventStore events;
    private final Supplier<? extends Optional<LogStorageEngine>> embedded;
    private final Predicate<AgentId> knownAgents;

    /** @param knownAgents whether an agent has ever signed in at a desk */
    LogSubjectFacts(EventStore events, ObjectProvider<LogStorageEngine> embedded, Predicate<AgentId> knownAgents) {
        this.events = events;
        this.knownAgents = knownAgents;
        this.embedded = () -> Optional.ofNullable(embedded.getIfAvailable());
    }

    private record Origin(Optional<CustomerId> owner) {}

    @Override
    public boolean exists(SubjectId id) {
        return origin(id).isPresent();
    }

    @Override
    public Optional<CustomerId> ownerOf(SubjectId id) {
        return origin(id).flatMap(Origin::owner);
    }

    @Override
    public Optional<CouponIssued> coupon(CouponId id) {
        return first(id.toString()).map(event -> (CouponIssued) event.getPayload());
    }

    @Override
    public Optional<PolicyRules> rules(PolicyVersion version) {
        return found(policies, version, this::readRules);
    }

    private Optional<PolicyRules> readRules(PolicyVersion version) {
        var kind = version.policyId().kind();
        if (version.version() == 0) return Optional.of(PolicyRules.read(kind, 0, BuiltInRules.of(kind)));
        return firstIn(events.readEvents(version.policyId().toString(), version.version() - 1L))
                .flatMap(published -> readable(version, (PolicyPublished) published.getPayload()));
    }

    /** Rules that were published before they were validated cannot be read. */
    private static Optional<PolicyRules> readable(PolicyVersion version, PolicyPublished published) {
        try {
            return Optional.of(PolicyRules.read(version.policyId().kind(), version.version(), published.rules()));
        } catch (Invalid unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Origin> origin(SubjectId id) {
        return found(origins, id.toString(), name -> read(id));
    }

    /** An agent is no aggregate: one exists since the first sign-in at a desk. */
    private Optional<Origin> read(SubjectId id) {
        if (id instanceof AgentId agent) return knownAgents.test(agent) ? Optional.of(NO_OWNER) : Optional.empty();
        return first(id.toString()).map(LogSubjectFacts::originIn);
    }

    private static <K, V> Optional<V> found(Cache<K, V> cache, K key, Function<K, Optional<V>> lookup) {
        var known = cache.getIfPresent(key);
        if (known != null) return Optional.of(known);
        var found = lookup.apply(key);
        found.ifPresent(value -> cache.put(key, value));
        return found;
    }

    /** The metadata says the customer of each event, so that no payload is decrypted for a check. */
    private static Origin originIn(DomainEventMessage<?> first) {
        var customer = first.getMetaData().get(EventMetadata.CUSTOMER_ID);
        return new Origin(Optional.ofNullable(customer).map(id -> new CustomerId(id.toString())));
    }

    private Optional<? extends DomainEventMessage<?>> first(String aggregateId) {
        var engine = embedded.get();
        return engine.isPresent() ? engine.get().firstOf(aggregateId) : firstIn(events.readEvents(aggregateId, 0));
    }

    /** Reads the stream to its end, because a stream of Axon Server that is left open cannot be closed. */
    private static Optional<? extends DomainEventMessage<?>> firstIn(DomainEventStream stream) {
        if (!stream.hasNext()) return Optional.empty();
        var first = stream.next();
        while (stream.hasNext()) stream.next();
        return Optional.of(first);
    }
}
