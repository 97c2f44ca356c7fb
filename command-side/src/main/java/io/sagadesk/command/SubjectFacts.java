package io.sagadesk.command;

import io.sagadesk.api.SubjectId;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.rules.policy.PolicyRules;
import java.util.Optional;

/**
 * The facts about other aggregates that never change, as of all commands acknowledged before the call. A handler asks for
 * them after it has recognised a repeat, so that a repeat is accepted whatever has happened to the other aggregate since.
 */
public interface SubjectFacts {

    /** Whether anything has happened to the subject, such as that the desk was opened. */
    boolean exists(SubjectId id);

    /** The customer that the first event of a conversation, ticket, order or coupon names; empty if there is none. */
    Optional<CustomerId> ownerOf(SubjectId id);

    /** The coupon as it was issued. */
    Optional<CouponIssued> coupon(CouponId id);

    /** The rules of a policy version; version 0 is built in. Empty if it was not published or cannot be read. */
    Optional<PolicyRules> rules(PolicyVersion version);
}
