package io.sagadesk.api.conversation;

import io.sagadesk.api.PageRequest;
import io.sagadesk.api.Query;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be asked about conversations. */
public sealed interface ConversationQuery extends Query {

    @Override
    default String projection() {
        return "conversations";
    }

    /**
     * An inbox; answered by a {@link ConversationList}. What is absent restricts nothing.
     *
     * @param desk at which it is, or was last
     * @param agent who has it, or had it last
     * @param states empty for all
     * @param limit 1 to 1000
     * @param cursor where the page before ended, as that page said
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

    /** Answered by a {@link ConversationFound}. */
    record WhereIsConversation(ConversationId conversationId) implements ConversationQuery {}

    /**
     * A page of a transcript; answered by a {@link TranscriptPage}.
     *
     * @param newestFirst whether to read from the end
     * @param limit 1 to 1000
     * @param cursor where the page before ended, as that page said
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
     * A part of a transcript, the oldest first; answered by a {@link TranscriptPage}, whose cursor goes on with
     * {@link WhatWasSaid}.
     *
     * @param after a position: only what comes after it in the log
     * @param limit 1 to 1000
     */
    record WhatWasSaidSince(ConversationId conversationId, long after, int limit) implements ConversationQuery {

        public WhatWasSaidSince {
            PageRequest.checked(limit);
        }
    }

    /**
     * Which conversations have changed, in the order of their last changes; answered by {@link ConversationChanges}.
     *
     * @param after a position: only what changed by what comes after it in the log
     * @param limit 1 to 1000
     */
    record WhichConversationsChanged(long after, int limit) implements ConversationQuery {

        public WhichConversationsChanged {
            PageRequest.checked(limit);
        }
    }
}
