package io.sagadesk.server.http.live;

import io.sagadesk.api.conversation.ConversationQuery.WhatWasSaidSince;
import io.sagadesk.api.conversation.TranscriptPage;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.server.live.Change;
import io.sagadesk.server.live.Round;
import io.sagadesk.server.live.Topic;

/** What is said and done in one conversation. */
record TranscriptTopic(ConversationId conversationId) implements Topic {

    private static final int AT_ONCE = 200;

    @Override
    public String projection() {
        return new WhatWasSaidSince(conversationId, -1, 1).projection();
    }

    @Override
    public News since(long position, Round round) {
        var page = round.ask(new WhatWasSaidSince(conversationId, position, AT_ONCE), TranscriptPage.class);
        var changes = page.entries().stream()
                .map(entry -> new Change("entry", entry.position(), entry))
                .toList();
        var last =
                changes.isEmpty() ? position : changes.get(changes.size() - 1).position();
        return new News(
                changes, page.next() == null ? Math.max(last, page.asOf().position()) : last);
    }
}
