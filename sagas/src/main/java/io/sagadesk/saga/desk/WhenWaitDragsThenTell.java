package io.sagadesk.saga.desk;

import io.sagadesk.api.SubjectId;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationCommand.PostMessage;
import io.sagadesk.api.desk.DeskEvent.WaitNoticed;
import io.sagadesk.api.desk.DeskEvent.WayOutOffered;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.saga.SagaCommandGateway;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * Posts the notices about a long wait into the conversation: once per wait, because the message id is derived from the wait.
 */
@Component
@DisallowReplay
@ProcessingGroup(WhenWaitDragsThenTell.NAME)
class WhenWaitDragsThenTell {

    static final String NAME = "when-wait-drags-then-tell";

    private final SagaCommandGateway commands;

    WhenWaitDragsThenTell(SagaCommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void react(WaitNoticed noticed, EventMessage<?> cause) {
        var id = messageId(noticed.conversationId(), "soothing", noticed.since());
        post(noticed.conversationId(), id, QueueWording.soothing(noticed.place()), noticed.at(), cause);
    }

    @EventHandler
    void react(WayOutOffered offered, EventMessage<?> cause) {
        var id = messageId(offered.conversationId(), "way-out", offered.since());
        post(offered.conversationId(), id, QueueWording.wayOut(), offered.at(), cause);
    }

    /** Posted by the system, so it does not count as a reply. */
    private void post(ConversationId id, MessageId messageId, String text, Instant at, EventMessage<?> cause) {
        commands.send(ConversationAtDesk.RULE, new PostMessage(id, messageId, Author.SYSTEM, text, at), cause);
    }

    private static MessageId messageId(ConversationId id, String kind, Instant since) {
        return new MessageId(SubjectId.because(id, kind + "|" + since));
    }
}
