package io.sagadesk.server.http.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationQuery.WhatWasSaid;
import io.sagadesk.api.conversation.ConversationQuery.WhatWasSaidSince;
import io.sagadesk.api.conversation.TranscriptEntry;
import io.sagadesk.api.conversation.TranscriptEntry.Kind;
import io.sagadesk.api.conversation.TranscriptPage;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.http.query.QueryPage;
import io.sagadesk.server.http.query.QuerySender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The transcript of a conversation: its messages, as far as the read model has come. Here {@code after} is the begin of the
 * page, not a position to wait for.
 */
@RestController
class TranscriptResource {

    /**
     * A page of a transcript.
     *
     * @param next pass it as {@code after} for the next page; absent on the last page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Transcript(
            ConversationId conversationId,
            CustomerId customerId,
            List<Message> messages,
            @Nullable Long next,
            AsOf asOf)
            implements ReadAnswer {}

    /** One message; its text is {@code ‹forgotten›} once the customer is forgotten. */
    record Message(
            long position,
            @Nullable MessageId messageId,
            @Nullable Author author,
            @Nullable String text,
            Instant at) {

        static Message of(TranscriptEntry entry) {
            return new Message(entry.position(), entry.messageId(), entry.by(), entry.text(), entry.at());
        }
    }

    private final QuerySender queries;

    TranscriptResource(QuerySender queries) {
        this.queries = queries;
    }

    @GetMapping("/v1/conversations/{conversationId}/transcript")
    Transcript of(
            @PathVariable ConversationId conversationId,
            @RequestParam(defaultValue = "-1") long after,
            @RequestParam(defaultValue = "100") int limit) {
        var most = QueryPage.checked(limit);
        var first = queries.askUpToNow(() -> new WhatWasSaidSince(conversationId, after, most), TranscriptPage.class);
        var conversation = first.conversation();
        if (conversation == null || conversation.startedAt() == null) {
            throw HttpProblem.exception(404, "not-found", "There is no conversation of this id");
        }
        var page = QueryPage.of(most, wanted -> messages(conversationId, first, wanted), Message::position);
        var customer = Objects.requireNonNull(conversation.customerId());
        return new Transcript(conversationId, customer, page.items(), page.next(), first.asOf());
    }

    /** Reads more pages as needed, because there may be many entries between two messages. */
    private List<Message> messages(ConversationId conversationId, TranscriptPage first, int wanted) {
        var messages = new ArrayList<Message>();
        addMessages(first, messages);
        for (var next = first.next(); next != null && messages.size() < wanted; ) {
            var cursor = next;
            var page = queries.ask(
                    () -> new WhatWasSaid(conversationId, false, QueryPage.MOST, cursor), TranscriptPage.class);
            addMessages(page, messages);
            next = page.next();
        }
        return messages.subList(0, Math.min(wanted, messages.size()));
    }

    private static void addMessages(TranscriptPage page, List<Message> messages) {
        page.entries().stream()
                .filter(entry -> entry.kind() == Kind.MESSAGE)
                .map(Message::of)
                .forEach(messages::add);
    }
}
