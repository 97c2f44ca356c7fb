package io.sagadesk.projections.conversation;

import io.sagadesk.api.conversation.TranscriptEntry;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.projections.ChunkedList;
import java.util.List;

/** A chunk of a conversation's transcript, in the order of the log. */
public record TranscriptChunk(ConversationId conversationId, List<TranscriptEntry> entries) {

    static TranscriptChunk empty(String id) {
        return new TranscriptChunk(new ConversationId(ChunkedList.headOf(id)), List.of());
    }

    TranscriptChunk with(TranscriptEntry entry) {
        return new TranscriptChunk(conversationId, ChunkedList.with(entries, entry));
    }
}
