package io.sagadesk.api.conversation;

import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import java.util.List;

/**
 * Conversations as they are since they have changed last.
 *
 * @param upTo every change up to this position was told, here or before: ask for what comes after it
 */
public record ConversationChanges(List<Change> changes, long upTo, AsOf asOf) implements ReadAnswer {

    /**
     * A conversation that has changed.
     *
     * @param position of the event that changed it last
     */
    public record Change(long position, ConversationSummary conversation) {}
}
