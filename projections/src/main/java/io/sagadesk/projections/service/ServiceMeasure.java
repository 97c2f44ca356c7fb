package io.sagadesk.projections.service;

import io.sagadesk.api.ticket.ServiceLevelTarget;

/** What is counted or measured. Durations are kept as sketches, all else as sums; amounts of time are milliseconds. */
enum ServiceMeasure {
    /** Conversations. */
    STARTED,
    /** Those with at least one message of the customer and one of the other side, bot or human. */
    CONVERSED,
    /** Those that were closed at least once. */
    ENDED,
    /** Those that were reopened at least once. */
    REOPENED,
    /** Those that have ended and in which a bot took part. */
    WITH_BOT,
    /** Those that a bot closed, that no human wrote in, and that never asked for one. */
    CONTAINED,

    /** Conversations that have ended, and solved or closed tickets that came from no conversation. */
    CONTACTS,
    /** Those that were solved, never reopened, and not followed by another contact of the customer within 7 days. */
    RESOLVED_AT_FIRST,

    /** Times that a conversation was queued, except that the customer gave up within 5 seconds. */
    QUEUED,
    ABANDONED,
    TRANSFERRED,

    RATED,
    /** Ratings of 4 or 5. */
    RATED_GOOD,
    /** Their sum. */
    STARS,

    ONLINE,
    /** Time online with at least one conversation in hand. */
    BUSY,

    TICKETS_OPENED,
    /** Those that were solved at least once. */
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
    /** From being queued to the assignment that was not declined. */
    WAIT(true),
    /** From that assignment to the first human reply after it. */
    REACTION(true),
    /** From when an agent takes a conversation to when the agent hands it over or lets go of it. */
    HANDLE(true),
    /** From a ticket's opening to the first public human reply. */
    TICKET_FIRST_RESPONSE(true),
    /** From a ticket's opening to its solution, the last one if it was reopened; around the clock. */
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
