package io.sagadesk.store.log;

import io.sagadesk.api.EventMetadata;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads the subjects of an event, such as its customer and its ticket, from the metadata. */
final class EnvelopeSubjects {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry(EventMetadata.CUSTOMER_ID, "customer/"),
            Map.entry(EventMetadata.CONVERSATION_ID, "conversation/"),
            Map.entry(EventMetadata.TICKET_ID, "ticket/"),
            Map.entry(EventMetadata.ORDER_ID, "order/"),
            Map.entry(EventMetadata.VISIT_ID, "visit/"),
            Map.entry(EventMetadata.DESK_ID, "desk/"),
            Map.entry(EventMetadata.AGENT_ID, "agent/"),
            Map.entry(EventMetadata.CAMPAIGN_ID, "campaign/"),
            Map.entry(EventMetadata.COUPON_ID, "coupon/"),
            Map.entry(EventMetadata.OFFER_ID, "offer/"),
            Map.entry(EventMetadata.POLICY_ID, "policy/"));

    private EnvelopeSubjects() {}

    /** The subjects as kind and id, such as {@code customer/c-1}, including the actor. */
    static Set<String> envelope(Map<String, ?> metadata) {
        var subjects = new LinkedHashSet<String>();
        metadata.forEach((key, value) -> {
            var kind = KINDS.get(key);
            if (kind != null) subjects.add(kind + value);
            else if (key.equals(EventMetadata.ACTOR)) subjects.add(value.toString());
        });
        return subjects;
    }
}
