package io.sagadesk.server.http.live;

import io.sagadesk.api.conversation.ConversationQuery.WhatWasSaidSince;
import io.sagadesk.api.conversation.TranscriptPage;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.server.live.LiveChange;
import io.sagadesk.server.live.LiveTopic;
import io.sagadesk.server.live.PollingRound;

/** New entries of one conversation. */
record TranscriptTopic(ConversationId conversationId) implements LiveTopic {

    private static final int PAGE_SIZE = 200;

    @Override
    public String projection() {
        return new WhatWasSaidSince(conversationId, -1, 1).projection();
    }

    @Override
    public News since(long position, PollingRound round) {
        var page = round.ask(new WhatWasSaidSince(conversationId, position, PAGE_SIZE), TranscriptPage.class);
        var changes = page.entries().stream()
                .map(entry -> new LiveChange("entry", entry.position(), entry))
                .toList();
        var last =
                changes.isEmpty() ? position : changes.get(changes.size() - 1).position();
        return new News(
                changes, page.next() == null ? Math.max(last, page.asOf().position()) : last);
    }
}
