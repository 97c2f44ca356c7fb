package io.sagadesk.query.conversation;

import static io.sagadesk.projections.conversation.ConversationProjection.CONVERSATIONS;
import static io.sagadesk.projections.conversation.ConversationProjection.PROJECTION;
import static io.sagadesk.projections.conversation.ConversationProjection.TRANSCRIPTS;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.sagadesk.api.conversation.ConversationChanges;
import io.sagadesk.api.conversation.ConversationFound;
import io.sagadesk.api.conversation.ConversationList;
import io.sagadesk.api.conversation.ConversationOrder;
import io.sagadesk.api.conversation.ConversationQuery.WhatWasSaid;
import io.sagadesk.api.conversation.ConversationQuery.WhatWasSaidSince;
import io.sagadesk.api.conversation.ConversationQuery.WhereIsConversation;
import io.sagadesk.api.conversation.ConversationQuery.WhichConversations;
import io.sagadesk.api.conversation.ConversationQuery.WhichConversationsChanged;
import io.sagadesk.api.conversation.ConversationSummary;
import io.sagadesk.api.conversation.TranscriptEntry;
import io.sagadesk.api.conversation.TranscriptPage;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.projections.conversation.ConversationDocument;
import io.sagadesk.projections.conversation.TranscriptChunk;
import io.sagadesk.query.EntryRange;
import io.sagadesk.query.EntrySearch;
import io.sagadesk.query.ListFilter;
import io.sagadesk.query.PagedList;
import io.sagadesk.query.ReadSide;
import io.sagadesk.query.SealedTexts;
import io.sagadesk.query.SortKey;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Answers queries about conversations from the inbox and the transcripts. */
public final class ConversationAnswers {

    private static final String QUEUED_AT = "doc.place.queuedAt";
    private static final String UNANSWERED_SINCE = "doc.talk.unansweredSince";

    private static final PagedList<ConversationDocument> LATEST =
            new PagedList<>("latest", List.of(new SortKey<>("doc.updatedAt", false, ConversationDocument::updatedAt)));
    private static final PagedList<ConversationDocument> QUEUE = new PagedList<>(
            "queue",
            List.of(
                    new SortKey<>(
                            "doc.urgency.rank",
                            true,
                            document -> document.urgency().rank()),
                    new SortKey<>(QUEUED_AT, true, document -> document.place().queuedAt())));
    private static final PagedList<ConversationDocument> UNANSWERED = new PagedList<>(
            "unanswered",
            List.of(new SortKey<>(
                    UNANSWERED_SINCE, true, document -> document.talk().unansweredSince())));

    private final ReadSide readSide;
    private final SealedTexts texts;

    public ConversationAnswers(ReadSide readSide, SealedTexts texts) {
        this.readSide = readSide;
        this.texts = texts;
    }

    @QueryHandler
    public ConversationList answer(WhichConversations query) {
        var serving = readSide.serving(PROJECTION);
        var page = listing(query.order())
                .page(serving.documents(CONVERSATIONS), filter(query), query.cursor(), query.limit());
        var summaries = page.documents().stream().map(ConversationSummaries::of).toList();
        return new ConversationList(summaries, page.next(), serving.asOf());
    }

    @QueryHandler
    public ConversationFound answer(WhereIsConversation query) {
        var serving = readSide.serving(PROJECTION);
        return new ConversationFound(find(serving, query.conversationId()), serving.asOf());
    }

    @QueryHandler
    public TranscriptPage answer(WhatWasSaid query) {
        var serving = readSide.serving(PROJECTION);
        var conversation = find(serving, query.conversationId());
        if (conversation == null) return new TranscriptPage(null, List.of(), null, serving.asOf());
        var total = conversation.entries();
        return page(serving, conversation, EntryRange.of(total, query.newestFirst(), query.limit(), query.cursor()));
    }

    @QueryHandler
    public TranscriptPage answer(WhatWasSaidSince query) {
        var serving = readSide.serving(PROJECTION);
        var conversation = find(serving, query.conversationId());
        if (conversation == null) return new TranscriptPage(null, List.of(), null, serving.asOf());
        var chunks =
                new EntrySearch<>(serving.documents(TRANSCRIPTS), TranscriptChunk::entries, TranscriptEntry::position);
        var total = conversation.entries();
        var first = chunks.firstAfter(query.after(), query.conversationId().value(), total);
        return page(serving, conversation, new EntryRange(first, Math.min(total, first + query.limit()), false));
    }

    /** Changes after the certain position are left out, because earlier changes may still follow. */
    @QueryHandler
    public ConversationChanges answer(WhichConversationsChanged query) {
        var serving = readSide.serving(PROJECTION);
        var certain = serving.asOf().position();
        var changes = serving.documents(CONVERSATIONS)
                .find(Filters.and(Filters.gt("position", query.after()), Filters.lte("position", certain)))
                .sort(Sorts.ascending("position"))
                .limit(query.limit())
                .map(stored ->
                        new ConversationChanges.Change(stored.position(), ConversationSummaries.of(stored.doc())))
                .into(new ArrayList<>());
        var upTo = changes.size() < query.limit()
                ? Math.max(certain, query.after())
                : changes.get(changes.size() - 1).position();
        return new ConversationChanges(changes, upTo, serving.asOf());
    }

    private TranscriptPage page(ReadSide.Serving serving, ConversationSummary conversation, EntryRange range) {
        var id = conversation.conversationId();
        var entries = range.read(serving.documents(TRANSCRIPTS), id.value(), TranscriptChunk::entries).stream()
                .map(entry -> entry.saying(texts.decrypt(entry.text(), conversation.customerId(), id)))
                .toList();
        return new TranscriptPage(conversation, entries, range.next(conversation.entries()), serving.asOf());
    }

    private static @Nullable ConversationSummary find(ReadSide.Serving serving, ConversationId id) {
        var found = serving.documents(CONVERSATIONS)
                .find(Filters.eq("_id", id.value()))
                .first();
        return found == null ? null : ConversationSummaries.of(found.doc());
    }

    private static PagedList<ConversationDocument> listing(ConversationOrder order) {
        return switch (order) {
            case LATEST -> LATEST;
            case QUEUE -> QUEUE;
            case UNANSWERED -> UNANSWERED;
        };
    }

    /** Documents without the sort field of the order are left out. */
    private static Bson filter(WhichConversations query) {
        var restrictions = new ListFilter()
                .is("doc.place.deskId", query.desk())
                .is("doc.place.agentId", query.agent())
                .is("doc.customerId", query.customer())
                .isOneOf("doc.state", query.states())
                .is("doc.channel", query.channel())
                .is("doc.topics.tags", query.tag());
        return switch (query.order()) {
            case LATEST -> restrictions.filter();
            case QUEUE -> restrictions.has(QUEUED_AT).filter();
            case UNANSWERED -> restrictions.has(UNANSWERED_SINCE).filter();
        };
    }
}
