package io.sagadesk.api.conversation;

/** How a list of conversations is sorted. */
public enum ConversationOrder {
    /** The one in which something happened last comes first. */
    LATEST,
    /** As desks take them: by the customer's tier, then by priority, then by how long they wait; those that were queued. */
    QUEUE,
    /** The customer who waits longest for an answer comes first; those who wait for one. */
    UNANSWERED
}
