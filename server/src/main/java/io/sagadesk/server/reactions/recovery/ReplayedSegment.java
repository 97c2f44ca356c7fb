package io.sagadesk.server.reactions.recovery;

import io.sagadesk.server.delivery.outbox.OutboxBuffer;
import io.sagadesk.server.reactions.recovery.ReplayHandlers.Handler;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.timer.ScheduledEventBuffer;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A segment of a processor, and the state that the replayed log gives it. */
final class ReplayedSegment implements LogReplay.Target {

    static final long NO_LIMIT = Long.MAX_VALUE;
    private static final Logger LOG = LoggerFactory.getLogger(ReplayedSegment.class);

    private final Origin origin;
    private final long limit;
    private final HandledEvents handled = new HandledEvents();
    private final SagaBuffer sagas = new SagaBuffer();
    private final ScheduledEventBuffer timers;
    private final OutboxBuffer outbox;
    private final Handler handler;
    private long failedAt = NO_LIMIT;

    /** What a segment is made of before any event is delivered. */
    record Origin(
            String processor,
            Segment segment,
            LogEffects effects,
            SagadeskSerializer serializer,
            ReplayPorts ports,
            ReplayHandlers handlers) {}

    /** @param limit the position of the first event that is not delivered */
    ReplayedSegment(Origin origin, long limit) {
        this.origin = origin;
        this.limit = limit;
        this.timers = new ScheduledEventBuffer(origin.serializer(), origin.effects()::isPublished, handled::acted);
        this.outbox = new OutboxBuffer(origin.effects(), handled::acted);
        this.handler = origin.handlers().of(origin.processor(), origin.segment(), sagas);
    }

    /** Returns the same segment before any event, which will get the events before a position. */
    ReplayedSegment upTo(long firstLeftOut) {
        return new ReplayedSegment(origin, firstLeftOut);
    }

    /** Returns the position of the first event that the processor has to handle itself; {@link #NO_LIMIT} if there is none. */
    long firstLeftOut() {
        return Math.min(failedAt, handled.isOpen() ? handled.firstOpen() : NO_LIMIT);
    }

    boolean isLimited() {
        return limit != NO_LIMIT;
    }

    String processor() {
        return origin.processor();
    }

    int segment() {
        return origin.segment().getSegmentId();
    }

    long limit() {
        return limit;
    }

    HandledEvents handled() {
        return handled;
    }

    SagaBuffer sagas() {
        return sagas;
    }

    ScheduledEventBuffer timers() {
        return timers;
    }

    OutboxBuffer outbox() {
        return outbox;
    }

    @Override
    public boolean isFor(TrackedEventMessage<?> event) {
        return handler.canHandle(event);
    }

    @Override
    public boolean gets(TrackedEventMessage<?> event, long position) {
        return position < limit && failedAt == NO_LIMIT && handler.gets(event);
    }

    @Override
    public void handle(TrackedEventMessage<?> event, long position) throws Exception {
        origin.ports().enter(this);
        handled.begin(position);
        handler.handle(event);
        handled.end();
    }

    /** An event that cannot be handled, such as a damaged one, is left to the processor: it fails there as it always does. */
    @Override
    public void fail(long position, Throwable failure) {
        var kind = failure.getClass().getSimpleName();
        if (isLimited()) { // it succeeded before
            throw new StoreUnusableException(
                    "The reactions cannot be recovered from the log: " + this + " failed at position " + position + " ("
                            + kind + ")",
                    failure);
        }
        LOG.error("{} cannot handle the event at position {} and begins there: {}", this, position, kind);
        failedAt = position;
    }

    @Override
    public String toString() {
        return origin.processor();
    }
}
