package io.sagadesk.api.conversation;

import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import java.util.List;

/**
 * Conversations that changed, each in its current state.
 *
 * @param upTo all changes up to this log position are in this or an earlier answer; continue with the query after it
 */
public record ConversationChanges(List<Change> changes, long upTo, AsOf asOf) implements ReadAnswer {

    /**
     * One changed conversation.
     *
     * @param position log position of the latest event of the conversation
     */
    public record Change(long position, ConversationSummary conversation) {}
}
