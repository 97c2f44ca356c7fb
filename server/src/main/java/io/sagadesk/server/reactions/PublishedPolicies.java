package io.sagadesk.server.reactions;

import io.sagadesk.api.Invalid;
import io.sagadesk.api.policy.BuiltInRules;
import io.sagadesk.api.policy.PolicyEvent.PolicyPublished;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyRules;
import io.sagadesk.saga.Policies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads the policies' own events, and each of them once: a read model would be behind just after a publication. */
@Component
class PublishedPolicies implements Policies {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedPolicies.class);

    private static final Map<PolicyKind, PolicyRules> BUILT_IN = Arrays.stream(PolicyKind.values())
            .collect(Collectors.toMap(kind -> kind, kind -> PolicyRules.read(kind, 0, BuiltInRules.of(kind))));

    private final EventStore events;
    private final Map<PolicyKind, List<Published>> known = new EnumMap<>(PolicyKind.class);

    PublishedPolicies(EventStore events) {
        this.events = events;
    }

    /**
     * One version.
     *
     * @param rules absent where they cannot be read: they were published before rules were looked at
     */
    private record Published(Instant at, @Nullable PolicyRules rules) {}

    @Override
    public PolicyRules inForce(PolicyKind kind, Instant at) {
        return newestOf(
                kind,
                versions(kind).stream()
                        .filter(version -> !version.at().isAfter(at))
                        .toList());
    }

    @Override
    public PolicyRules version(PolicyKind kind, int version) {
        if (version == 0) return builtIn(kind);
        var versions = versions(kind);
        if (version > versions.size()) {
            throw new IllegalArgumentException("There is no version " + version + " of " + kind);
        }
        return newestOf(kind, versions.subList(0, version));
    }

    private static PolicyRules newestOf(PolicyKind kind, List<Published> versions) {
        for (var i = versions.size() - 1; i >= 0; i--) {
            var rules = versions.get(i).rules();
            if (rules != null) return rules;
        }
        return builtIn(kind);
    }

    /** Version n is the event with the sequence number n - 1, so only what is new has to be read. */
    private synchronized List<Published> versions(PolicyKind kind) {
        var versions = known.computeIfAbsent(kind, same -> new ArrayList<>());
        var newer = events.readEvents(PolicyId.of(kind).toString(), versions.size());
        newer.forEachRemaining(event -> versions.add(published(kind, event)));
        return List.copyOf(versions);
    }

    private static PolicyRules builtIn(PolicyKind kind) {
        return Objects.requireNonNull(BUILT_IN.get(kind));
    }

    private static Published published(PolicyKind kind, DomainEventMessage<?> event) {
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
