package io.sagadesk.server.reactions.recovery;

import io.sagadesk.server.delivery.outbox.OutboxBuffer;
import io.sagadesk.server.reactions.recovery.ReplayHandlers.Handler;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.timer.ScheduledEventBuffer;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;

/** A segment of a processor, and the state that the replayed log gives it. */
final class ReplayedSegment implements LogReplay.Target {

    static final long NO_LIMIT = Long.MAX_VALUE;

    private final Origin origin;
    private final long limit;
    private final HandledEvents handled = new HandledEvents();
    private final SagaBuffer sagas = new SagaBuffer();
    private final ScheduledEventBuffer timers;
    private final OutboxBuffer outbox;
    private final Handler handler;

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
        return position < limit && handler.gets(event);
    }

    @Override
    public void handle(TrackedEventMessage<?> event, long position) throws Exception {
        origin.ports().enter(this);
        handled.begin(position);
        handler.handle(event);
        handled.end();
    }

    @Override
    public String toString() {
        return origin.processor();
    }
}
