package io.sagadesk.server.command;

import io.sagadesk.command.conversation.Conversation;
import io.sagadesk.command.conversation.ConversationPlaces;
import io.sagadesk.command.conversation.RecordedConversationPlaces;
import io.sagadesk.command.ticket.MergeTargets;
import io.sagadesk.command.ticket.RecordedMergeTargets;
import io.sagadesk.command.ticket.Ticket;
import org.axonframework.config.Configuration;
import org.springframework.context.annotation.Bean;

/** The guards that record on another aggregate what an aggregate decides. Repositories exist only after the start. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class GuardConfiguration {

    @Bean
    ConversationPlaces conversationPlaces(Configuration axon) {
        return new RecordedConversationPlaces(() -> axon.repository(Conversation.class));
    }

    @Bean
    MergeTargets mergeTargets(Configuration axon) {
        return new RecordedMergeTargets(() -> axon.repository(Ticket.class));
    }
}
