package io.sagadesk.api.trail;

import io.sagadesk.api.Query;

/** What may be asked about where in the log things are. */
public sealed interface TrailQuery extends Query {

    @Override
    default String projection() {
        return "trail";
    }

    /**
     * Asks where in the log a subject's history is, the oldest first; answered by a {@link TrailPage}.
     *
     * @param subject a full name: {@code customer/c-1}; or {@code actor/agent/a-1} for what this agent did
     * @param after the position after which to begin; -1 for the beginning
     * @param limit at most so many
     */
    record WhatHappenedTo(String subject, long after, int limit) implements TrailQuery {}

    /**
     * Asks the same, the newest first.
     *
     * @param before the position before which to begin; {@code Long.MAX_VALUE} for the end
     */
    record WhatHappenedLatelyTo(String subject, long before, int limit) implements TrailQuery {}
}
