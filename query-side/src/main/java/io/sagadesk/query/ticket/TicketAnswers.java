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

/** Answers queries about tickets from their documents and threads. */
public final class TicketAnswers {

    private static final SortKey<TicketDocument> OPENED_AT =
            new SortKey<>("doc.opening.at", true, ticket -> ticket.opening().at());
    private static final PagedList<TicketDocument> LATEST =
            new PagedList<>("latest", List.of(new SortKey<>("doc.updatedAt", false, TicketDocument::updatedAt)));
    private static final PagedList<TicketDocument> OLDEST = new PagedList<>("oldest", List.of(OPENED_AT));
    private static final PagedList<TicketDocument> URGENT = new PagedList<>(
            "urgent",
            List.of(
                    new SortKey<>(
                            "doc.charge.rank", true, ticket -> ticket.charge().rank()),
                    OPENED_AT));

    private final ReadSide readSide;
    private final SealedTexts texts;
    private final DueTimes dueTimes;

    public TicketAnswers(ReadSide readSide, SealedTexts texts, ServiceLevelVersions serviceLevels) {
        this.readSide = readSide;
        this.texts = texts;
        dueTimes = new DueTimes(serviceLevels);
    }

    @QueryHandler
    public TicketList answer(WhichTickets query) {
        var serving = readSide.serving(PROJECTION);
        var page =
                listing(query.order()).page(serving.documents(TICKETS), filter(query), query.cursor(), query.limit());
        var summaries = page.documents().stream()
                .map(ticket -> TicketDetails.summary(ticket, texts))
                .toList();
        return new TicketList(summaries, page.next(), serving.asOf());
    }

    @QueryHandler
    public TicketFound answer(WhereIsTicket query) {
        var serving = readSide.serving(PROJECTION);
        var ticket = find(serving, query.ticketId());
        if (ticket == null) return new TicketFound(null, serving.asOf());
        var detail = TicketDetails.detail(ticket, merged(serving, query.ticketId()), texts, dueTimes);
        return new TicketFound(detail, serving.asOf());
    }

    @QueryHandler
    public ThreadPage answer(WhatWasWritten query) {
        var serving = readSide.serving(PROJECTION);
        var ticket = find(serving, query.ticketId());
        if (ticket == null) return new ThreadPage(null, List.of(), null, serving.asOf());
        var range = EntryRange.of(ticket.entries(), query.newestFirst(), query.limit(), query.cursor());
        var id = query.ticketId();
        var entries = range.read(serving.documents(THREADS), id.value(), TicketThread::entries).stream()
                .map(entry -> entry.saying(texts.decrypt(entry.text(), ticket.customerId(), id)))
                .toList();
        return new ThreadPage(
                TicketDetails.summary(ticket, texts), entries, range.next(ticket.entries()), serving.asOf());
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

    private static Bson filter(WhichTickets query) {
        return new ListFilter()
                .is("doc.customerId", query.customer())
                .is("doc.opening.conversationId", query.conversation())
                .is("doc.charge.assignee", query.assignee())
                .isOneOf("doc.state", query.states())
                .is("doc.charge.priority", query.priority())
                .is("doc.charge.tier", query.tier())
                .is("doc.risk", query.risk())
                .filter();
    }
}
