package io.sagadesk.server.http.conversation;

import io.sagadesk.api.conversation.ConversationFound;
import io.sagadesk.api.conversation.ConversationQuery.WhatWasSaid;
import io.sagadesk.api.conversation.ConversationQuery.WhereIsConversation;
import io.sagadesk.api.conversation.TranscriptPage;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.server.http.query.QueryPage;
import io.sagadesk.server.http.query.QuerySender;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Queries about one conversation: its state and its entries. */
@RestController
@RequestMapping("/v1/conversations/{conversationId}")
class ConversationQueryResource {

    private final QuerySender queries;

    ConversationQueryResource(QuerySender queries) {
        this.queries = queries;
    }

    @GetMapping
    ConversationFound conversation(@PathVariable ConversationId conversationId, HttpServletRequest request) {
        return queries.find(
                () -> new WhereIsConversation(conversationId),
                ConversationFound.class,
                ConversationFound::conversation,
                request);
    }

    @GetMapping("/entries")
    TranscriptPage entries(
            @PathVariable ConversationId conversationId,
            @RequestParam(defaultValue = "false") boolean newestFirst,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        var most = QueryPage.checked(limit);
        return queries.find(
                () -> new WhatWasSaid(conversationId, newestFirst, most, cursor),
                TranscriptPage.class,
                TranscriptPage::conversation,
                request);
    }
}
