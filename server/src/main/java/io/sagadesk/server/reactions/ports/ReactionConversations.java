package io.sagadesk.server.reactions.ports;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationFound;
import io.sagadesk.api.conversation.ConversationQuery.WhereIsConversation;
import io.sagadesk.api.conversation.ConversationSummary;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.saga.ConversationLookup;
import io.sagadesk.server.readside.ReadModelQueries;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.queryhandling.QueryExecutionException;
import org.springframework.stereotype.Component;

/** Answers the queries of reactions about conversations from the read model. */
@Component
class ReactionConversations implements ConversationLookup {

    private final ReadModelBarrier barrier;
    private final ReadModelQueries readModelQueries;

    ReactionConversations(ReadModelBarrier barrier, ReadModelQueries readModelQueries) {
        this.barrier = barrier;
        this.readModelQueries = readModelQueries;
    }

    @Override
    public Optional<Channel> channelOf(ConversationId conversationId, EventMessage<?> cause) {
        var query = new WhereIsConversation(conversationId);
        try {
            barrier.await(query.projection(), cause);
            var found = readModelQueries.ask(query, ConversationFound.class, -1);
            return Optional.ofNullable(found.conversation()).map(ConversationSummary::channel);
        } catch (QueryExecutionException notStarted) { // the read side has not started yet
            return Optional.empty();
        }
    }
}
