package io.sagadesk.rules.conversation;

import java.time.Duration;
import java.time.Instant;

/** How long a closed conversation may be taken up again. After that a new one begins. */
public final class ReopeningPolicy {

    static final Duration GRACE = Duration.ofHours(24);

    private ReopeningPolicy() {}

    public static boolean allows(Instant closedAt, Instant at) {
        return at.isBefore(closedAt.plus(GRACE));
    }
}
