package io.sagadesk.query.ticket;

import static io.sagadesk.projections.ticket.TicketProjection.PROJECTION;
import static io.sagadesk.projections.ticket.TicketProjection.THREADS;
import static io.sagadesk.projections.ticket.TicketProjection.TICKETS;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.sagadesk.api.PageRequest;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.ThreadPage;
import io.sagadesk.api.ticket.TicketFound;
import io.sagadesk.api.ticket.TicketList;
import io.sagadesk.api.ticket.TicketOrder;
import io.sagadesk.api.ticket.TicketQuery.WhatWasWritten;
import io.sagadesk.api.ticket.TicketQuery.WhereIsTicket;
import io.sagadesk.api.ticket.TicketQuery.WhichTickets;
import io.sagadesk.projections.ticket.TicketDocument;
import io.sagadesk.projections.ticket.TicketThread;
import io.sagadesk.query.EntryRange;
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

/** Answers from the list of tickets and from their threads. */
public final class TicketAnswers {

    private static final SortKey<TicketDocument> OPENED_AT =
            new SortKey<>("doc.opening.at", true, known -> known.opening().at());
    private static final PagedList<TicketDocument> LATEST =
            new PagedList<>("latest", List.of(new SortKey<>("doc.updatedAt", false, TicketDocument::updatedAt)));
    private static final PagedList<TicketDocument> OLDEST = new PagedList<>("oldest", List.of(OPENED_AT));
    private static final PagedList<TicketDocument> URGENT = new PagedList<>(
            "urgent",
            List.of(
                    new SortKey<>(
                            "doc.charge.rank", true, known -> known.charge().rank()),
                    OPENED_AT));

    private final ReadSide readSide;
    private final SealedTexts texts;

    public TicketAnswers(ReadSide readSide, SealedTexts texts) {
        this.readSide = readSide;
        this.texts = texts;
    }

    @QueryHandler
    public TicketList answer(WhichTickets which) {
        var serving = readSide.serving(PROJECTION);
        var page =
                listing(which.order()).page(serving.documents(TICKETS), filter(which), which.cursor(), which.limit());
        var summaries = page.documents().stream()
                .map(known -> TicketDetails.summary(known, texts))
                .toList();
        return new TicketList(summaries, page.next(), serving.asOf());
    }

    @QueryHandler
    public TicketFound answer(WhereIsTicket where) {
        var serving = readSide.serving(PROJECTION);
        var known = find(serving, where.ticketId());
        if (known == null) return new TicketFound(null, serving.asOf());
        return new TicketFound(TicketDetails.detail(known, merged(serving, where.ticketId()), texts), serving.asOf());
    }

    @QueryHandler
    public ThreadPage answer(WhatWasWritten what) {
        var serving = readSide.serving(PROJECTION);
        var known = find(serving, what.ticketId());
        if (known == null) return new ThreadPage(null, List.of(), null, serving.asOf());
        var range = EntryRange.of(known.entries(), what.newestFirst(), what.limit(), what.cursor());
        var id = what.ticketId().value();
        var entries = range.read(serving.documents(THREADS), id, TicketThread::entries).stream()
                .map(entry -> entry.saying(texts.open(entry.text())))
                .toList();
        return new ThreadPage(
                TicketDetails.summary(known, texts), entries, range.next(known.entries()), serving.asOf());
    }

    private static @Nullable TicketDocument find(ReadSide.Serving serving, TicketId id) {
        var found =
                serving.documents(TICKETS).find(Filters.eq("_id", id.value())).first();
        return found == null ? null : found.doc();
    }

    private static List<TicketId> merged(ReadSide.Serving serving, TicketId into) {
        return serving.documents(TICKETS)
                .find(Filters.eq("doc.course.mergedInto", into.value()))
                .sort(Sorts.ascending("_id"))
                .limit(PageRequest.MOST)
                .map(stored -> stored.doc().ticketId())
                .into(new ArrayList<>());
    }

    private static PagedList<TicketDocument> listing(TicketOrder order) {
        return switch (order) {
            case LATEST -> LATEST;
            case OLDEST -> OLDEST;
            case URGENT -> URGENT;
        };
    }

    private static Bson filter(WhichTickets which) {
        return new ListFilter()
                .is("doc.customerId", which.customer())
                .is("doc.opening.conversationId", which.conversation())
                .is("doc.charge.assignee", which.assignee())
                .isOneOf("doc.state", which.states())
                .is("doc.charge.priority", which.priority())
                .is("doc.charge.tier", which.tier())
                .is("doc.risk", which.risk())
                .filter();
    }
}
