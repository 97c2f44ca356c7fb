package io.sagadesk.api;

import java.util.Map;

/**
 * The keys of an event's metadata, and the kinds of its actor. They are stored, so none of them ever changes.
 */
public final class EventMetadata {

    /** The actor that caused the event: kind and id, such as {@code agent/a-1}. */
    public static final String ACTOR = "actor";

    /** The id of the command or event that caused the event. */
    public static final String CAUSATION_ID = "causationId";

    /** The id of the request or journey that all events caused by it share. */
    public static final String CORRELATION_ID = "correlationId";

    /** The idempotency key of the request. */
    public static final String REQUEST_ID = "requestId";

    /** A digest of the request's content, which tells a repeated request from another one with the same key. */
    public static final String REQUEST_DIGEST = "requestDigest";

    /**
     * A digest of the content of the command that has an id of its own and caused the event: it tells a repeat from another
     * command with the same id, where the event does not say all that the command said. Never of personal data.
     */
    public static final String CONTENT_DIGEST = "contentDigest";

    /** Present if the event was imported from elsewhere; reactions skip such events. */
    public static final String IMPORTED = "imported";

    /** The channel through which the event came, if its payload has one. */
    public static final String CHANNEL = "channel";

    // the subjects of the event, named like the components of its payload
    public static final String AGENT_ID = "agentId";
    public static final String CAMPAIGN_ID = "campaignId";
    public static final String CONVERSATION_ID = "conversationId";
    public static final String COUPON_ID = "couponId";
    public static final String CUSTOMER_ID = "customerId";
    public static final String DESK_ID = "deskId";
    public static final String OFFER_ID = "offerId";
    public static final String ORDER_ID = "orderId";
    public static final String POLICY_ID = "policyId";
    public static final String TICKET_ID = "ticketId";
    public static final String VISIT_ID = "visitId";

    /** The keys that name a subject of the event, with the prefix that makes the subject's name of the id. */
    public static final Map<String, String> SUBJECT_PREFIXES = Map.ofEntries(
            Map.entry(AGENT_ID, "agent/"),
            Map.entry(CAMPAIGN_ID, "campaign/"),
            Map.entry(CONVERSATION_ID, "conversation/"),
            Map.entry(COUPON_ID, "coupon/"),
            Map.entry(CUSTOMER_ID, "customer/"),
            Map.entry(DESK_ID, "desk/"),
            Map.entry(OFFER_ID, "offer/"),
            Map.entry(ORDER_ID, "order/"),
            Map.entry(POLICY_ID, "policy/"),
            Map.entry(TICKET_ID, "ticket/"),
            Map.entry(VISIT_ID, "visit/"));

    /** Prefix of an actor that is a policy. */
    public static final String POLICY_ACTOR = "policy/";

    /** Prefix of an actor that is a timer. */
    public static final String TIMER_ACTOR = "timer/";

    /** Prefix of an actor that is the source of imported history. */
    public static final String IMPORT_ACTOR = "import/";

    private EventMetadata() {}
}
