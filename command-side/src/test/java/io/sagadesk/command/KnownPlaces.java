package io.sagadesk.command;

import io.sagadesk.api.Refused;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.command.conversation.ConversationPlaces;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The places of conversations that a test states, and those that desks report to it. */
public final class KnownPlaces implements ConversationPlaces {

    private final Map<ConversationId, DeskId> places = new HashMap<>();

    public KnownPlaces with(ConversationId conversationId, DeskId deskId) {
        places.put(conversationId, deskId);
        return this;
    }

    public Map<ConversationId, DeskId> all() {
        return Map.copyOf(places);
    }

    @Override
    public void enter(ConversationId conversationId, DeskId deskId, boolean imported, Instant at) {
        var before = places.put(conversationId, deskId);
        if (before == null || before.equals(deskId) || imported) return;
        throw new Refused("conversation-elsewhere", "Another desk has this conversation");
    }

    @Override
    public void leave(ConversationId conversationId, DeskId deskId, Instant at) {
        places.remove(conversationId, deskId);
    }
}
