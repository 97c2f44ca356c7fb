package io.sagadesk.replay.events;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads from an event's envelope whom it concerns. */
final class SubjectsOf {

    private static final Map<String, String> KINDS = Map.of(
            "customerId", "customer/",
            "conversationId", "conversation/",
            "ticketId", "ticket/",
            "orderId", "order/",
            "visitId", "visit/",
            "deskId", "desk/",
            "agentId", "agent/",
            "campaignId", "campaign/",
            "couponId", "coupon/",
            "policyId", "policy/");

    private static final String ACTOR = "actor";

    private SubjectsOf() {}

    /** Full names such as {@code customer/c-1}, the actor's among them. */
    static Set<String> envelope(Map<String, ?> metadata) {
        var subjects = new LinkedHashSet<String>();
        metadata.forEach((key, value) -> {
            var kind = KINDS.get(key);
            if (kind != null) subjects.add(kind + value);
            else if (key.equals(ACTOR)) subjects.add(value.toString());
        });
        return subjects;
    }
}
