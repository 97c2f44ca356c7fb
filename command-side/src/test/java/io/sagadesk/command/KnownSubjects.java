package io.sagadesk.command;

import io.sagadesk.api.SubjectId;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.rules.policy.BuiltInRules;
import io.sagadesk.rules.policy.PolicyRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts that a test states about other aggregates. Everything else does not exist. */
public final class KnownSubjects implements SubjectFacts {

    private final Map<SubjectId, Optional<CustomerId>> owners = new HashMap<>();
    private final Map<CouponId, CouponIssued> coupons = new HashMap<>();
    private final Map<PolicyVersion, PolicyRules> policies = new HashMap<>();

    /** Adds subjects without an owner, such as desks. */
    public KnownSubjects with(SubjectId... ids) {
        for (var id : ids) owners.put(id, Optional.empty());
        return this;
    }

    /** Adds subjects of a customer, such as conversations. */
    public KnownSubjects of(CustomerId owner, SubjectId... ids) {
        for (var id : ids) owners.put(id, Optional.of(owner));
        return this;
    }

    public KnownSubjects with(CouponIssued coupon) {
        coupons.put(coupon.couponId(), coupon);
        return of(coupon.customerId(), coupon.couponId());
    }

    public KnownSubjects with(PolicyVersion version, Map<String, Object> rules) {
        var kind = version.policyId().kind();
        var whole = BuiltInRules.completed(kind, rules);
        policies.put(version, PolicyRules.read(kind, version.version(), whole));
        return this;
    }

    @Override
    public boolean exists(SubjectId id) {
        return owners.containsKey(id);
    }

    @Override
    public Optional<CustomerId> ownerOf(SubjectId id) {
        return owners.getOrDefault(id, Optional.empty());
    }

    @Override
    public Optional<CouponIssued> coupon(CouponId id) {
        return Optional.ofNullable(coupons.get(id));
    }

    @Override
    public Optional<PolicyRules> rules(PolicyVersion version) {
        return Optional.ofNullable(version.version() == 0 ? builtIn(version) : policies.get(version));
    }

    private static @Nullable PolicyRules builtIn(PolicyVersion version) {
        var kind = version.policyId().kind();
        return PolicyRules.read(kind, 0, BuiltInRules.of(kind));
    }
}
