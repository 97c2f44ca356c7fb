package io.sagadesk.server.reactions;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationFound;
import io.sagadesk.api.conversation.ConversationId;
import io.sagadesk.api.conversation.ConversationQuery.WhereIsConversation;
import io.sagadesk.api.conversation.ConversationSummary;
import io.sagadesk.saga.Conversations;
import io.sagadesk.server.readside.Positions;
import io.sagadesk.server.readside.Questions;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.queryhandling.QueryExecutionException;
import org.springframework.stereotype.Component;

/** What reactions ask about conversations, answered from the read model. */
@Component
class ReactionConversations implements Conversations {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Positions positions;
    private final Questions questions;

    ReactionConversations(Positions positions, Questions questions) {
        this.positions = positions;
        this.questions = questions;
    }

    @Override
    public Optional<Channel> channelOf(ConversationId conversationId, EventMessage<?> cause) {
        var question = new WhereIsConversation(conversationId);
        try {
            positions.await(question.projection(), ReactionCustomers.positionOf(cause), PATIENCE);
            var found = questions.ask(question, ConversationFound.class, -1);
            return Optional.ofNullable(found.conversation()).map(ConversationSummary::channel);
        } catch (QueryExecutionException unanswered) { // the read side is not there yet
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
