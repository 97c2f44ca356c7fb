package io.sagadesk.saga.delivery;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationEvent.RatingAsked;
import io.sagadesk.api.delivery.MessageTemplate;
import io.sagadesk.saga.delivery.MessageOutbox.PendingMessage;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * Sends the survey by e-mail, unless the conversation is a chat, where the web page asks. The survey never starts a new
 * conversation.
 */
@Component
@DisallowReplay
@ProcessingGroup(WhenRatingAskedThenSendSurvey.NAME)
class WhenRatingAskedThenSendSurvey {

    static final String NAME = "when-rating-asked-then-send-survey";

    private final MessageOutbox outbox;

    WhenRatingAskedThenSendSurvey(MessageOutbox outbox) {
        this.outbox = outbox;
    }

    @EventHandler
    void react(RatingAsked asked, EventMessage<?> cause) {
        var survey = new PendingMessage(
                MessageTemplate.SURVEY, asked.customerId(), null, asked.conversationId(), Channel.EMAIL, asked.at());
        outbox.put(survey, NAME, cause);
    }
}
