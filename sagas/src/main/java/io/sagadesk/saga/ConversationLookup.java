package io.sagadesk.saga;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.id.ConversationId;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;

/** Read access to conversations for sagas and automations. */
public interface ConversationLookup {

    /** Returns the current channel, after a short wait for the read model to include the cause; empty if still unknown. */
    Optional<Channel> channelOf(ConversationId conversationId, EventMessage<?> cause);
}
