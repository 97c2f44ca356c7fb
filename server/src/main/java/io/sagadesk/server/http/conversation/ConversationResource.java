package io.sagadesk.server.http.conversation;

import io.sagadesk.api.conversation.ConversationCommand.AskForRating;
import io.sagadesk.api.conversation.ConversationCommand.CloseConversation;
import io.sagadesk.api.conversation.ConversationCommand.MoveToChannel;
import io.sagadesk.api.conversation.ConversationCommand.PostMessage;
import io.sagadesk.api.conversation.ConversationCommand.RateConversation;
import io.sagadesk.api.conversation.ConversationCommand.ReopenConversation;
import io.sagadesk.api.conversation.ConversationCommand.ReportIntent;
import io.sagadesk.api.conversation.ConversationCommand.ReportSentiment;
import io.sagadesk.api.conversation.ConversationCommand.RequestHuman;
import io.sagadesk.api.conversation.ConversationCommand.StartConversation;
import io.sagadesk.api.conversation.ConversationCommand.TagConversation;
import io.sagadesk.api.conversation.ConversationCommand.UntagConversation;
import io.sagadesk.server.http.command.CommandAnswer;
import io.sagadesk.server.http.command.CommandSender;
import io.sagadesk.server.http.command.CreatesId;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands of conversations: messages, ratings, closing. */
@RestController
@RequestMapping("/v1/conversations")
class ConversationResource {

    private final CommandSender sender;

    ConversationResource(CommandSender sender) {
        this.sender = sender;
    }

    @PostMapping
    @CreatesId("conversationId")
    ResponseEntity<CommandAnswer> start(CommandMessage<StartConversation> command) {
        return sender.create(command, command.getPayload().conversationId().value());
    }

    @PutMapping("/{conversationId}")
    @CreatesId("conversationId")
    ResponseEntity<CommandAnswer> startAs(CommandMessage<StartConversation> command) {
        return sender.create(command, command.getPayload().conversationId().value());
    }

    @PostMapping("/{conversationId}/messages")
    @CreatesId("messageId")
    ResponseEntity<CommandAnswer> post(CommandMessage<PostMessage> command) {
        return sender.create(command, command.getPayload().messageId().value());
    }

    @PutMapping("/{conversationId}/messages/{messageId}")
    @CreatesId("messageId")
    ResponseEntity<CommandAnswer> postAs(CommandMessage<PostMessage> command) {
        return sender.create(command, command.getPayload().messageId().value());
    }

    @PostMapping("/{conversationId}/intents")
    ResponseEntity<CommandAnswer> reportIntent(CommandMessage<ReportIntent> command) {
        return sender.send(command);
    }

    @PostMapping("/{conversationId}/sentiments")
    ResponseEntity<CommandAnswer> reportSentiment(CommandMessage<ReportSentiment> command) {
        return sender.send(command);
    }

    @PostMapping("/{conversationId}/human-requests")
    ResponseEntity<CommandAnswer> requestHuman(CommandMessage<RequestHuman> command) {
        return sender.send(command);
    }

    @PutMapping("/{conversationId}/channel")
    ResponseEntity<CommandAnswer> moveToChannel(CommandMessage<MoveToChannel> command) {
        return sender.send(command);
    }

    @PutMapping("/{conversationId}/tags/{tag}")
    ResponseEntity<CommandAnswer> tagConversation(CommandMessage<TagConversation> command) {
        return sender.send(command);
    }

    @DeleteMapping("/{conversationId}/tags/{tag}")
    ResponseEntity<CommandAnswer> untagConversation(CommandMessage<UntagConversation> command) {
        return sender.send(command);
    }

    @PostMapping("/{conversationId}/closing")
    ResponseEntity<CommandAnswer> closeConversation(CommandMessage<CloseConversation> command) {
        return sender.send(command);
    }

    @PostMapping("/{conversationId}/reopening")
    ResponseEntity<CommandAnswer> reopenConversation(CommandMessage<ReopenConversation> command) {
        return sender.send(command);
    }

    @PostMapping("/{conversationId}/rating-request")
    ResponseEntity<CommandAnswer> askForRating(CommandMessage<AskForRating> command) {
        return sender.send(command);
    }

    @PutMapping("/{conversationId}/rating")
    ResponseEntity<CommandAnswer> rateConversation(CommandMessage<RateConversation> command) {
        return sender.send(command);
    }
}
