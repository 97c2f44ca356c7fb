package io.sagadesk.projections;

import io.sagadesk.api.EventMetadata;
import org.jspecify.annotations.Nullable;

/** The metadata of a recorded event. */
public interface EventEnvelope {

    /** Returns the position in the log, counted from 0. */
    long position();

    /** Returns the stored type name, such as {@code ticket.TicketEscalated}. */
    String type();

    /** Returns a metadata value, such as {@code actor} or {@code customerId}, or null if the event does not have it. */
    @Nullable String metadata(String name);

    /** Returns whether a policy caused the event, without a person. */
    default boolean isByPolicy() {
        var actor = metadata(EventMetadata.ACTOR);
        return actor != null && actor.startsWith(EventMetadata.POLICY_ACTOR);
    }
}
