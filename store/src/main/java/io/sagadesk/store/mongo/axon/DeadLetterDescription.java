package io.sagadesk.store.mongo.axon;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Describes a dead letter without the content of its event.
 *
 * @param sequence the events of one sequence wait for each other: such as a customer's id
 * @param event the event's id
 * @param position the event's position in the log; null if it cannot be read, or the event was delivered without one
 * @param type the name under which the event is stored
 * @param since when the event was enqueued
 * @param attempts the number of failed attempts; 0 if the event only waits for an earlier one, cannot be read, or belongs
 *     to a processing group that does not count
 * @param cause the class and place of the failure, or that the event cannot be read; empty for an event that waits
 */
public record DeadLetterDescription(
        String processingGroup,
        String sequence,
        String event,
        @Nullable Long position,
        String type,
        Instant since,
        int attempts,
        String cause) {}
