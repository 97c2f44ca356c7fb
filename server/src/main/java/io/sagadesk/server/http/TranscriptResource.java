package io.sagadesk.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.Vocabulary;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.conversation.ConversationId;
import io.sagadesk.api.conversation.MessageId;
import io.sagadesk.replay.events.LogEvent;
import io.sagadesk.server.log.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was said in a conversation. */
@RestController
class TranscriptResource {

    private static final String STARTED = Vocabulary.nameOf(ConversationStarted.class);
    private static final int EVENTS_AT_A_TIME = 1_000;

    /**
     * A page of a transcript.
     *
     * @param next pass it as {@code after} for the next page; absent on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Transcript(
            ConversationId conversationId,
            String customerId,
            List<Message> messages,
            @Nullable Long next) {}

    /** One message; its text reads {@code ‹forgotten›} once the customer is. */
    record Message(long position, MessageId messageId, Author author, String text, Instant at) {

        static Message of(long position, MessagePosted posted) {
            return new Message(position, posted.messageId(), posted.author(), posted.text(), posted.at());
        }
    }

    private final History history;

    TranscriptResource(History history) {
        this.history = history;
    }

    @GetMapping("/v1/conversations/{conversationId}/transcript")
    Transcript of(
            @PathVariable ConversationId conversationId,
            @RequestParam(defaultValue = "-1") long after,
            @RequestParam(defaultValue = "100") int limit) {
        var started = history.of(conversationId.toString(), -1, EVENTS_AT_A_TIME).stream()
                .filter(event -> event.type().equals(STARTED))
                .findFirst()
                .orElseThrow(() -> new BadRequest("not-found", 404, "There is no conversation of this id"));
        var page = Page.of(limit, asked -> messages(conversationId, after, asked), Message::position);
        var customer = String.valueOf(started.metadata().get("customerId"));
        return new Transcript(conversationId, customer, page.items(), page.next());
    }

    private List<Message> messages(ConversationId conversationId, long after, int wanted) {
        var messages = new ArrayList<Message>();
        var events = history.of(conversationId.toString(), after, EVENTS_AT_A_TIME);
        while (!events.isEmpty() && messages.size() < wanted) {
            events.forEach(event -> addMessage(event, messages));
            var last = events.get(events.size() - 1).position();
            events = history.of(conversationId.toString(), last, EVENTS_AT_A_TIME);
        }
        return messages.subList(0, Math.min(wanted, messages.size()));
    }

    private static void addMessage(LogEvent event, List<Message> messages) {
        if (event.payload() instanceof MessagePosted posted) {
            messages.add(Message.of(event.position(), posted));
        }
    }
}
