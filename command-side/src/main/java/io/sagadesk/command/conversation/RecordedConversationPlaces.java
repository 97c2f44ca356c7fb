package io.sagadesk.command.conversation;

import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.DeskId;
import java.time.Instant;
import java.util.function.Supplier;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Records the place of a conversation by an event of the conversation. */
public record RecordedConversationPlaces(Supplier<Repository<Conversation>> conversations)
        implements ConversationPlaces {

    @Override
    public void enter(ConversationId conversationId, DeskId deskId, boolean imported, Instant at) {
        conversations
                .get()
                .load(conversationId.toString())
                .execute(conversation -> conversation.enter(deskId, imported, at));
    }

    /** Earlier versions queued conversations that were never started. */
    @Override
    public void leave(ConversationId conversationId, DeskId deskId, Instant at) {
        try {
            conversations.get().load(conversationId.toString()).execute(conversation -> conversation.leave(deskId, at));
        } catch (AggregateNotFoundException neverStarted) {
            return;
        }
    }
}
