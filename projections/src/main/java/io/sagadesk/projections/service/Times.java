package io.sagadesk.projections.service;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as documents keep them. */
final class Times {

    private static final Duration FOLLOW_UP = Duration.ofDays(7);

    private Times() {}

    /** To the millisecond: a document that was read back must count like one that was not. */
    static Instant of(Instant time) {
        return Instant.ofEpochMilli(time.toEpochMilli());
    }

    /** Whether the customer's next contact came so soon that the one before cannot have settled the matter. */
    static boolean isFollowUp(Instant solved, @Nullable Instant nextContact) {
        return nextContact != null && nextContact.isBefore(solved.plus(FOLLOW_UP));
    }
}
