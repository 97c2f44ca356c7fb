package io.sagadesk.command;

import io.sagadesk.api.Event;
import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.Refused;
import io.sagadesk.api.conversation.ConversationEvent.ConversationLeftDesk;
import io.sagadesk.api.conversation.ConversationEvent.ConversationSentToDesk;
import io.sagadesk.api.ticket.TicketEvent.TicketTookOver;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the latest requests that an aggregate handled: idempotency keys chosen by the senders. They make commands
 * without an id of their own idempotent, such as an assignment: if it is sent again after the ticket has changed, it is
 * recognised and not repeated.
 */
final class HandledRequests {

    static final int REMEMBERED = RepeatableAggregate.REMEMBERED_REQUESTS;

    /** Events that a command to another aggregate has recorded here: its request is not one of this aggregate. */
    private static final Set<Class<? extends Event>> OF_OTHER_AGGREGATES =
            Set.of(ConversationSentToDesk.class, ConversationLeftDesk.class, TicketTookOver.class);

    private Map<String, String> digestById = new LinkedHashMap<>();

    boolean alreadyHandled(MetaData request) {
        var id = request.get(EventMetadata.REQUEST_ID);
        var known = id == null ? null : digestById.get(id.toString());
        if (known == null) return false;
        if (!known.equals(orEmpty(request.get(EventMetadata.REQUEST_DIGEST)))) {
            throw new Refused("request-id-reused", "This request id was used before, with another content");
        }
        return true;
    }

    @EventSourcingHandler
    void remember(
            Event event,
            @MetaDataValue(EventMetadata.REQUEST_ID) @Nullable String id,
            @MetaDataValue(EventMetadata.REQUEST_DIGEST) @Nullable String digest) {
        if (id == null || OF_OTHER_AGGREGATES.contains(event.getClass())) return;
        digestById.put(id, orEmpty(digest));
        if (digestById.size() > REMEMBERED) {
            digestById.remove(digestById.keySet().iterator().next());
        }
    }

    private static String orEmpty(@Nullable Object digest) {
        return digest == null ? "" : digest.toString();
    }
}
