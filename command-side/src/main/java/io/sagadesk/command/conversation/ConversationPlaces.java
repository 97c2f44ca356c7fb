package io.sagadesk.command.conversation;

import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.DeskId;
import java.time.Instant;

/**
 * The desk at which each conversation is. Only the conversation knows it, because a desk does not know what other desks have.
 * A desk changes it in the unit of work of its own command, so of two desks that queue a conversation at the same time one
 * gets a conflict.
 */
public interface ConversationPlaces {

    /**
     * Records that a desk queues the conversation; refuses one that was closed before, or is at another desk.
     *
     * @param imported whether the command is imported history, of which only the facts that never change are checked
     */
    void enter(ConversationId conversationId, DeskId deskId, boolean imported, Instant at);

    /** Records that a desk no longer has the conversation; does nothing if the conversation is not there. */
    void leave(ConversationId conversationId, DeskId deskId, Instant at);
}
