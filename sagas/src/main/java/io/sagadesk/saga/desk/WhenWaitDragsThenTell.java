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

/** Tells customers who wait what the desk wants them to be told: once for each wait, since the message has an id of it. */
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

    /** The system answers nothing, so nobody is answered. */
    private void post(ConversationId id, MessageId messageId, String text, Instant at, EventMessage<?> cause) {
        commands.send(ConversationAtDesk.RULE, new PostMessage(id, messageId, Author.SYSTEM, text, at), cause);
    }

    private static MessageId messageId(ConversationId id, String what, Instant since) {
        return new MessageId(SubjectId.because(id, what + "|" + since));
    }
}
