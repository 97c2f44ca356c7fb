package io.sagadesk.projections.conversation;

import io.sagadesk.api.conversation.TranscriptEntry;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.projections.Chunks;
import java.util.List;

/** A piece of what was said and done in a conversation, in the order of the log. */
public record Transcript(ConversationId conversationId, List<TranscriptEntry> entries) {

    static Transcript empty(String id) {
        return new Transcript(new ConversationId(Chunks.headOf(id)), List.of());
    }

    Transcript with(TranscriptEntry entry) {
        return new Transcript(conversationId, Chunks.with(entries, entry));
    }
}
