package io.sagadesk.projections;

import org.jspecify.annotations.Nullable;

/** What is known of a recorded event besides what it says. */
public interface EventEnvelope {

    /** Its place in the log, counted from 0. */
    long position();

    /** Its stable name, such as {@code ticket.TicketEscalated}. */
    String type();

    /** A field of its metadata, such as {@code actor} or {@code customerId}; absent where it does not apply. */
    @Nullable String metadata(String name);

    /** Whether a rule did it by itself. */
    default boolean isByPolicy() {
        var actor = metadata("actor");
        return actor != null && actor.startsWith("policy/");
    }
}
