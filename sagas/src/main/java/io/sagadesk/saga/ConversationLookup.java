package io.sagadesk.saga;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.id.ConversationId;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;

/** What a reaction may ask about a conversation. */
public interface ConversationLookup {

    /** The channel it is on, as far as that is known after waiting for a moment until the cause has been seen. */
    Optional<Channel> channelOf(ConversationId conversationId, EventMessage<?> cause);
}
