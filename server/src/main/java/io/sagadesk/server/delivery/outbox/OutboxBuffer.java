package io.sagadesk.server.delivery.outbox;

import io.sagadesk.saga.delivery.MessageOutbox;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;

/**
 * Gathers messages in memory while the log is replayed to those who ordered them. Those that the log says were sent are left
 * out; the others continue after their latest attempt. Not thread-safe.
 */
public final class OutboxBuffer implements MessageOutbox {

    private final Map<String, OutboxEntry> entries = new LinkedHashMap<>();
    private final RecordedDeliveries deliveries;
    private final Runnable onAttempt;

    /** @param onAttempt called for each message that was attempted */
    public OutboxBuffer(RecordedDeliveries deliveries, Runnable onAttempt) {
        this.deliveries = deliveries;
        this.onAttempt = onAttempt;
    }

    @Override
    public void put(PendingMessage order, String handler, EventMessage<?> cause) {
        var entry = OutboxEntry.of(order, handler, cause);
        var attempts = deliveries.attempts(entry.id());
        var isSettled = attempts == null && deliveries.isSettled(entry.id());
        if (isSettled || attempts != null) onAttempt.run();
        if (isSettled) return;
        entries.putIfAbsent(entry.id().value(), entry.after(attempts, deliveries.chatFor(entry.event())));
    }

    public int size() {
        return entries.size();
    }

    /** Stores the messages. */
    public void storeIn(OutboxQueue outbox) {
        outbox.putAll(entries.values());
    }
}
