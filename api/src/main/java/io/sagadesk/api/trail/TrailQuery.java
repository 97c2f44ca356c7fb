package io.sagadesk.api.trail;

import io.sagadesk.api.Query;

/** Queries for the log positions of events. */
public sealed interface TrailQuery extends Query {

    @Override
    default String projection() {
        return "trail";
    }

    /**
     * Asks for the log positions of a subject's events, oldest first; answered by a {@link TrailPage}.
     *
     * @param subject a full name such as {@code customer/c-1}; or {@code actor/agent/a-1} for the actions of this agent
     * @param after start after this log position; -1 for the beginning
     * @param limit the maximum number of positions
     */
    record WhatHappenedTo(String subject, long after, int limit) implements TrailQuery {}

    /**
     * Asks for the log positions of a subject's events, newest first.
     *
     * @param before start before this log position; {@code Long.MAX_VALUE} for the end
     */
    record WhatHappenedLatelyTo(String subject, long before, int limit) implements TrailQuery {}
}
