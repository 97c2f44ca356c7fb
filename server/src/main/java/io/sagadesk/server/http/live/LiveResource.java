package io.sagadesk.server.http.live;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationFound;
import io.sagadesk.api.conversation.ConversationQuery.WhereIsConversation;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.service.ReportDimension;
import io.sagadesk.api.service.ReportInterval;
import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.http.query.QuerySender;
import io.sagadesk.server.http.query.StrictParameters;
import io.sagadesk.server.http.service.ServiceWindow;
import io.sagadesk.server.live.LiveListeners;
import io.sagadesk.server.live.LiveTopic;
import io.sagadesk.server.readside.ReadModelPositions;
import io.sagadesk.store.log.LogReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Live updates as server-sent events, whose ids are log positions. */
@StrictParameters
@RestController
public class LiveResource {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final LiveListeners listeners;
    private final QuerySender queries;
    private final ReadModelPositions positions;
    private final LogReader log;
    private final Clock clock;

    LiveResource(
            LiveListeners listeners, QuerySender queries, ReadModelPositions positions, LogReader log, Clock clock) {
        this.listeners = listeners;
        this.queries = queries;
        this.positions = positions;
        this.log = log;
        this.clock = clock;
    }

    @GetMapping("/v1/inbox/live")
    void inbox(
            @RequestParam(required = false) @Nullable DeskId desk,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var topic = new InboxTopic(desk);
        begin(topic, beginning(topic, request), request, response);
    }

    @GetMapping("/v1/conversations/{conversationId}/transcript/live")
    void transcript(
            @PathVariable ConversationId conversationId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var topic = new TranscriptTopic(conversationId);
        var position = beginning(topic, request);
        var found = queries.askUpToNow(() -> new WhereIsConversation(conversationId), ConversationFound.class);
        if (found.conversation() == null) {
            throw HttpProblem.exception(404, "not-found", "There is no conversation of this id");
        }
        begin(topic, position, request, response);
    }

    /** Sends the current figures as the first event. */
    @GetMapping("/v1/service/live")
    void service(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            @RequestParam(defaultValue = "DAY") ReportInterval by,
            @RequestParam(defaultValue = "") List<ReportDimension> groupBy,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) @Nullable DeskId desk,
            @RequestParam(required = false) @Nullable AgentId agent,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var window = new ServiceWindow(from, to, zone, by, groupBy, channel, desk, agent);
        queries.create(() -> window.query(clock));
        var topic = new ServiceTopic(window, clock);
        var known = request.getHeader(LAST_EVENT_ID) != null;
        begin(topic, known ? beginning(topic, request) : -1, request, response);
    }

    /**
     * The position after which to begin: the header {@code Last-Event-ID}, else the parameter {@code after}, else the
     * current position of the projection.
     */
    private long beginning(LiveTopic topic, HttpServletRequest request) {
        var last = request.getHeader(LAST_EVENT_ID);
        var given = last == null ? request.getParameter(QuerySender.AFTER) : last;
        if (given == null) return positions.of(topic.projection());
        try {
            var position = Long.parseLong(given);
            if (position >= -1 && position <= log.lastPosition()) return position;
        } catch (NumberFormatException notANumber) {
            // as one that is not there
        }
        throw HttpProblem.exception(
                400, "bad-request", "Last-Event-ID, or after, is the position of an event of the log");
    }

    private void begin(LiveTopic topic, long position, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (listeners.add(request, response, topic, position)) return;
        throw HttpProblem.exception(503, "overloaded", "Too many listen at once: ask again in a moment");
    }
}
