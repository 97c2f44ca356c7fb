package io.sagadesk.replay.rebuild.bulk;

import io.sagadesk.projections.RecordedEvent;
import io.sagadesk.projections.live.MessageEnvelope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** Pages of a log that is reached through Axon, such as Axon Server's. */
public final class StreamPages implements EventPages {

    private static final int PAGE = 5_000;
    private static final int SECONDS_OF_PATIENCE = 30;

    private final StreamableMessageSource<TrackedEventMessage<?>> log;

    /** @param log hands out events with their personal data sealed */
    public StreamPages(StreamableMessageSource<TrackedEventMessage<?>> log) {
        this.log = log;
    }

    @Override
    public List<RecordedEvent> page(long from, long end) {
        var wanted = (int) Math.min(PAGE, Math.min(end, lastPosition() + 1) - from);
        var page = new ArrayList<RecordedEvent>(Math.max(0, wanted));
        try (var stream = log.openStream(new GlobalSequenceTrackingToken(from - 1))) {
            while (page.size() < wanted) {
                if (!stream.hasNextAvailable(SECONDS_OF_PATIENCE, TimeUnit.SECONDS)) {
                    throw new RebuildFailed(
                            "The event store does not go on after position " + (from + page.size() - 1));
                }
                page.add(MessageEnvelope.recorded(stream.nextAvailable()));
            }
            return page;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new RebuildFailed("Interrupted while reading the event store");
        }
    }

    @Override
    public long lastPosition() {
        var head = log.createHeadToken();
        return head == null ? -1 : head.position().orElse(-1);
    }
}
