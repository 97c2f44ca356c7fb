package io.sagadesk.rules.conversation;

import java.time.Duration;
import java.time.Instant;

/** The grace period in which a closed conversation may be reopened. After it, the customer starts a new conversation. */
public final class ReopeningPolicy {

    static final Duration GRACE = Duration.ofHours(24);

    private ReopeningPolicy() {}

    public static boolean allows(Instant closedAt, Instant at) {
        return at.isBefore(closedAt.plus(GRACE));
    }
}
