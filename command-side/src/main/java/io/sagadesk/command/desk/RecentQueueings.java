package io.sagadesk.command.desk;

import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.id.ConversationId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** For which time each of the latest conversations was queued last, so that a request is recognised that comes again. */
final class RecentQueueings {

    static final int REMEMBERED = 2_000;

    private Map<ConversationId, Instant> queuedAt = new LinkedHashMap<>();

    /** Whether a request for this time, or a later one, has been carried out. */
    boolean include(ConversationId id, Instant at) {
        var last = queuedAt.get(id);
        return last != null && !at.isAfter(last);
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
