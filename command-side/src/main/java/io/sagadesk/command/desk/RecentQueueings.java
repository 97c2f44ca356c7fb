package io.sagadesk.command.desk;

import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.id.ConversationId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The request time of the latest queueing of recent conversations, so that a repeated request is recognised. */
final class RecentQueueings {

    static final int REMEMBERED = 2_000;

    private Map<ConversationId, Instant> queuedAt = new LinkedHashMap<>();

    /** Whether a request with this or a later time was already handled. */
    boolean include(ConversationId id, Instant at) {
        var last = queuedAt.get(id);
        return last != null && !MillisecondPrecision.isAfter(at, last);
    }

    boolean know(ConversationId id) {
        return queuedAt.containsKey(id);
    }

    @EventSourcingHandler
    void evolve(ConversationQueued queued) {
        queuedAt.remove(queued.conversationId());
        queuedAt.put(queued.conversationId(), queued.at());
        if (queuedAt.size() > REMEMBERED) {
            queuedAt.remove(queuedAt.keySet().iterator().next());
        }
    }
}
