package io.sagadesk.server.delivery.outbox;

import io.sagadesk.api.delivery.GivenUpReason;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.DeliveryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the log says about deliveries. */
public interface RecordedDeliveries {

    /**
     * The failed attempts of a delivery.
     *
     * @param due when the next one was due, or the last one if it was given up; absent if the first one was the last
     * @param givenUp why there are no more; absent while the message waits
     */
    record Attempts(
            int count, @Nullable Instant due, @Nullable GivenUpReason givenUp) {}

    /** Returns whether the message was sent, or will never be. */
    boolean isSettled(DeliveryId id);

    /** Returns the attempts of a message that is not settled; null before the first one. */
    @Nullable Attempts attempts(DeliveryId id);

    /** Returns the conversation in which a message because of this event was begun to be posted, without an outcome. */
    @Nullable ConversationId chatFor(String event);
}
