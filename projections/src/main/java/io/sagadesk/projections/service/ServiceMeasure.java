package io.sagadesk.projections.service;

import io.sagadesk.api.ticket.ServiceLevelTarget;

/**
 * A measure of service. Durations are stored as histograms, all other measures as sums; sums of time are in
 * milliseconds.
 */
enum ServiceMeasure {
    /** Started conversations. */
    STARTED,
    /** Conversations with at least one message of the customer and one of a bot or human. */
    CONVERSED,
    /** Conversations that were closed at least once. */
    ENDED,
    /** Conversations that were reopened at least once. */
    REOPENED,
    /** Ended conversations in which a bot took part. */
    WITH_BOT,
    /** Conversations that a bot closed, in which no human wrote and none was requested. */
    CONTAINED,

    /** Ended conversations, and solved or closed tickets without a conversation. */
    CONTACTS,
    /** Contacts that were solved, never reopened, and not followed by another contact of the customer within 7 days. */
    RESOLVED_AT_FIRST,

    /** Queue entries, except those that the customer abandoned within 5 seconds. */
    QUEUED,
    ABANDONED,
    TRANSFERRED,

    RATED,
    /** Ratings of 4 or 5. */
    RATED_GOOD,
    /** The sum of all ratings. */
    STARS,

    ONLINE,
    /** Online time with at least one conversation in hand. */
    BUSY,

    TICKETS_OPENED,
    /** Tickets that were solved at least once. */
    TICKETS_SOLVED,
    TICKETS_REOPENED,

    MET_FIRST_RESPONSE,
    MISSED_FIRST_RESPONSE,
    MET_NEXT_RESPONSE,
    MISSED_NEXT_RESPONSE,
    MET_RESOLUTION,
    MISSED_RESOLUTION,

    /** From a conversation's start to the first human reply. */
    FIRST_RESPONSE(true),
    /** From queueing to the assignment that was not declined. */
    WAIT(true),
    /** From that assignment to the first human reply after it. */
    REACTION(true),
    /** From the moment an agent takes a conversation until the agent hands it over or releases it. */
    HANDLE(true),
    /** From a ticket's opening to the first public human reply. */
    TICKET_FIRST_RESPONSE(true),
    /** From a ticket's opening to its last solution, in calendar time. */
    TICKET_RESOLUTION(true);

    private final boolean duration;

    ServiceMeasure() {
        this(false);
    }

    ServiceMeasure(boolean duration) {
        this.duration = duration;
    }

    boolean isDuration() {
        return duration;
    }

    static ServiceMeasure met(ServiceLevelTarget target) {
        return valueOf("MET_" + target);
    }

    static ServiceMeasure missed(ServiceLevelTarget target) {
        return valueOf("MISSED_" + target);
    }
}
