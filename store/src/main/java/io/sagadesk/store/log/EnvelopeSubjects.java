package io.sagadesk.store.log;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads the subjects of an event, such as its customer and its ticket, from the metadata. */
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

    /** The subjects as kind and id, such as {@code customer/c-1}, including the actor. */
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
