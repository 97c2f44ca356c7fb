package io.sagadesk.store.log;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads from an event's envelope whom it concerns. */
final class EnvelopeSubjects {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("customerId", "customer/"),
            Map.entry("conversationId", "conversation/"),
            Map.entry("ticketId", "ticket/"),
            Map.entry("orderId", "order/"),
            Map.entry("visitId", "visit/"),
            Map.entry("deskId", "desk/"),
            Map.entry("agentId", "agent/"),
            Map.entry("campaignId", "campaign/"),
            Map.entry("couponId", "coupon/"),
            Map.entry("offerId", "offer/"),
            Map.entry("policyId", "policy/"));

    private static final String ACTOR = "actor";

    private EnvelopeSubjects() {}

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
