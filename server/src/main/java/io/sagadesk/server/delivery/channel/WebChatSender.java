package io.sagadesk.server.delivery.channel;

import io.sagadesk.api.Command;
import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.SubjectId;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationCommand.PostMessage;
import io.sagadesk.api.conversation.ConversationCommand.StartConversation;
import io.sagadesk.api.delivery.DeliveryFailure;
import io.sagadesk.api.delivery.GivenUpReason;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.saga.SagaCommandGateway;
import io.sagadesk.server.delivery.message.OutgoingMessage;
import io.sagadesk.server.delivery.message.UndeliverableException;
import io.sagadesk.server.delivery.outbox.OutboxEntry;
import io.sagadesk.server.delivery.outbox.OutboxQueue;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;

/**
 * Posts messages in the customer's open web chat, or starts a new one. The chosen conversation is stored in the outbox
 * first and the message id is derived from the delivery id, so a message is posted once even after a crash.
 */
public final class WebChatSender implements ChannelSender {

    private static final String RULE = "delivery";
    private static final Author BOT = Author.bot("sagadesk");

    private final SagaCommandGateway commands;
    private final OutboxQueue outbox;

    public WebChatSender(SagaCommandGateway commands, OutboxQueue outbox) {
        this.commands = commands;
        this.outbox = outbox;
    }

    @Override
    public Channel channel() {
        return Channel.WEB_CHAT;
    }

    @Override
    public void send(OutgoingMessage message) throws SendingFailedException, UndeliverableException {
        var entry = message.entry();
        var own = ownChat(entry);
        var chat = entry.chat() != null ? entry.chat() : message.openChat() != null ? message.openChat() : own;
        if (entry.chat() == null) outbox.remember(entry.id(), chat);
        if (chat.equals(own)) {
            carryOut(new StartConversation(own, entry.order().customerId(), Channel.WEB_CHAT, message.at()), entry);
        }
        var messageId = new MessageId(entry.id().value());
        carryOut(new PostMessage(chat, messageId, BOT, message.text().strip(), message.at()), entry);
    }

    /**
     * The conversation that this attempt starts. Each attempt has its own, because an earlier one may have been closed.
     */
    private static ConversationId ownChat(OutboxEntry entry) {
        return new ConversationId(SubjectId.because(entry.id(), "chat " + entry.attempts()));
    }

    private void carryOut(Command command, OutboxEntry entry) throws SendingFailedException, UndeliverableException {
        var answer = commands.send(RULE, command, causeOf(entry));
        if (answer.isDone() || answer.isRefusedAs("message-exists"))
            return; // posted before a crash, perhaps in other words
        if (answer.isRefusedAs("customer-forgotten")) throw new UndeliverableException(GivenUpReason.FORGOTTEN);
        throw new SendingFailedException(
                answer.isRefusedAs("conversation-closed") || answer.isRefusedAs("not-found")
                        ? DeliveryFailure.CONVERSATION_CLOSED
                        : DeliveryFailure.UNFORESEEN);
    }

    /** The event that the message follows from, with the fields that commands take from it. */
    private static EventMessage<?> causeOf(OutboxEntry entry) {
        var envelope = MetaData.with(EventMetadata.CORRELATION_ID, entry.correlationId());
        return new GenericEventMessage<>(
                new GenericMessage<>(entry.event(), entry, envelope),
                () -> entry.order().notBefore());
    }
}
