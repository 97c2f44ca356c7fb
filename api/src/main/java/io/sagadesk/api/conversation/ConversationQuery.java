package io.sagadesk.api.conversation;

import io.sagadesk.api.PageRequest;
import io.sagadesk.api.Query;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries about conversations. */
public sealed interface ConversationQuery extends Query {

    @Override
    default String projection() {
        return "conversations";
    }

    /**
     * Lists conversations, for an inbox; answered by a {@link ConversationList}. An absent filter restricts nothing.
     *
     * @param desk the current desk, or else the last one
     * @param agent the current agent, or else the last one
     * @param states empty for all states
     * @param limit 1 to 1000
     * @param cursor the {@code next} of the previous page
     */
    record WhichConversations(
            @Nullable DeskId desk,
            @Nullable AgentId agent,
            @Nullable CustomerId customer,
            List<ConversationState> states,
            @Nullable Channel channel,
            @Nullable String tag,
            ConversationOrder order,
            int limit,
            @Nullable String cursor)
            implements ConversationQuery {

        public WhichConversations {
            states = states.stream().distinct().sorted().toList();
            PageRequest.checked(limit);
        }
    }

    /** Asks for one conversation; answered by a {@link ConversationFound}. */
    record WhereIsConversation(ConversationId conversationId) implements ConversationQuery {}

    /**
     * Reads a page of a transcript; answered by a {@link TranscriptPage}.
     *
     * @param newestFirst whether the page starts from the end of the transcript
     * @param limit 1 to 1000
     * @param cursor the {@code next} of the previous page
     */
    record WhatWasSaid(
            ConversationId conversationId,
            boolean newestFirst,
            int limit,
            @Nullable String cursor) implements ConversationQuery {

        public WhatWasSaid {
            PageRequest.checked(limit);
        }
    }

    /**
     * Reads the transcript after a log position, oldest entry first; answered by a {@link TranscriptPage}, whose cursor
     * continues with {@link WhatWasSaid}.
     *
     * @param after the log position; only entries of later events are returned
     * @param limit 1 to 1000
     */
    record WhatWasSaidSince(ConversationId conversationId, long after, int limit) implements ConversationQuery {

        public WhatWasSaidSince {
            PageRequest.checked(limit);
        }
    }

    /**
     * Lists the conversations that changed after a log position, in the order of their latest changes; answered by {@link
     * ConversationChanges}.
     *
     * @param after the log position; only conversations with later events are returned
     * @param limit 1 to 1000
     */
    record WhichConversationsChanged(long after, int limit) implements ConversationQuery {

        public WhichConversationsChanged {
            PageRequest.checked(limit);
        }
    }
}
