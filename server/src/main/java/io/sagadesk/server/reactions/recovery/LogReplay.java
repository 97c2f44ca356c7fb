package io.sagadesk.server.reactions.recovery;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.store.engine.database.StoreUnusableException;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/** Delivers the events of the log to segments of processors, in order, as the processors would get them. */
final class LogReplay {

    private static final int PATIENCE_SECONDS = 30;

    private final StreamableMessageSource<TrackedEventMessage<?>> sealedLog;
    private final List<CorrelationDataProvider> envelope;
    private final RecoveryProgress progress;

    /** @param envelope gives scheduled events the metadata that they inherit from their cause */
    LogReplay(
            StreamableMessageSource<TrackedEventMessage<?>> sealedLog,
            List<CorrelationDataProvider> envelope,
            RecoveryProgress progress) {
        this.sealedLog = sealedLog;
        this.envelope = envelope;
        this.progress = progress;
    }

    /** Receives the events of one segment. */
    interface Target {

        /** Returns whether the segment reacts to events of this kind. */
        boolean isFor(TrackedEventMessage<?> event);

        /** Returns whether the segment gets this event. */
        boolean gets(TrackedEventMessage<?> event, long position);

        void handle(TrackedEventMessage<?> event, long position) throws Exception;

        /** Takes note that the handling of this event failed. */
        void fail(long position, Throwable failure);
    }

    /**
     * Delivers the events from one position to another, both included. Imported events are left out.
     *
     * @throws StoreUnusableException if the log cannot be read to the end
     */
    void run(List<? extends Target> targets, long from, long to) {
        var byType = new HashMap<Class<?>, List<? extends Target>>();
        progress.begin("Recovering sagas, scheduled events and the outbox", from, to + 1);
        try (var stream = sealedLog.openStream(new GlobalSequenceTrackingToken(from - 1))) {
            for (var position = from - 1; position < to; ) {
                if (!stream.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw standstill(position);
                var event = stream.nextAvailable();
                position = event.trackingToken().position().orElse(position + 1);
                if (position > to) return;
                var interested = byType.computeIfAbsent(
                        event.getPayloadType(),
                        type -> targets.stream()
                                .filter(target -> target.isFor(event))
                                .toList());
                if (!interested.isEmpty() && !event.getMetaData().containsKey(EventMetadata.IMPORTED))
                    deliver(event, position, interested);
                progress.reached(position + 1);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreUnusableException(
                    "Interrupted while the reactions were recovered from the log", interrupted);
        }
    }

    private void deliver(TrackedEventMessage<?> event, long position, List<? extends Target> targets) {
        for (var target : targets) {
            if (target.gets(event, position)) handle(event, position, target);
        }
    }

    private void handle(TrackedEventMessage<?> event, long position, Target target) {
        var unit = DefaultUnitOfWork.startAndGet(event);
        envelope.forEach(unit::registerCorrelationDataProvider);
        var result = unit.executeWithResult(() -> {
            target.handle(event, position);
            return null;
        });
        if (result.isExceptional()) target.fail(position, result.exceptionResult());
    }

    private static StoreUnusableException standstill(long position) {
        return new StoreUnusableException("The event store does not go on after position " + position);
    }
}
