package io.sagadesk.server.reactions.ports;

import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.api.policy.PolicyEvent.PolicyPublished;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.rules.policy.BuiltInRules;
import io.sagadesk.rules.policy.PolicyRules;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.server.reactions.ports.PolicyVersionCache.Published;
import io.sagadesk.server.wiring.SharedLog;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Reads policies from their events, each only once. A read model would be behind just after a publication. */
@Component
class PublishedPolicies implements PolicyLookup {

    private static final Map<PolicyKind, PolicyRules> BUILT_IN =
            ofEach(kind -> PolicyRules.read(kind, 0, BuiltInRules.of(kind)));

    private final Map<PolicyKind, PolicyVersionCache> published;

    /** @param log whether other instances publish, too */
    PublishedPolicies(EventStore events, SharedLog log) {
        published = ofEach(kind -> new PolicyVersionCache(events, kind, !log.isShared()));
        events.subscribe(appended -> appended.forEach(this::notice));
    }

    @Override
    public PolicyRules inForce(PolicyKind kind, Instant at) {
        return newestOf(
                kind,
                versions(kind).all().stream()
                        .filter(version -> !MillisecondPrecision.isAfter(version.at(), at))
                        .toList());
    }

    @Override
    public PolicyRules version(PolicyKind kind, int version) {
        if (version == 0) return builtIn(kind);
        var versions = versions(kind).all();
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

    private void notice(EventMessage<?> appended) {
        if (!(appended.getPayload() instanceof PolicyPublished publication)) return;
        published.forEach((kind, versions) -> {
            if (PolicyId.of(kind).equals(publication.policyId())) versions.beginPublication();
        });
    }

    private PolicyVersionCache versions(PolicyKind kind) {
        return Objects.requireNonNull(published.get(kind));
    }

    private static PolicyRules builtIn(PolicyKind kind) {
        return Objects.requireNonNull(BUILT_IN.get(kind));
    }

    private static <T> Map<PolicyKind, T> ofEach(Function<PolicyKind, T> make) {
        return Arrays.stream(PolicyKind.values()).collect(Collectors.toMap(kind -> kind, make));
    }
}
