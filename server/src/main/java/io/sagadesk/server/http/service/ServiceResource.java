package io.sagadesk.server.http.service;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.service.ReportDimension;
import io.sagadesk.api.service.ReportInterval;
import io.sagadesk.api.service.ServiceReport;
import io.sagadesk.server.http.query.QuerySender;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The service report. */
@RestController
class ServiceResource {

    private final QuerySender queries;
    private final Clock clock;

    ServiceResource(QuerySender queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @GetMapping("/v1/service")
    ServiceReport report(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            @RequestParam(defaultValue = "DAY") ReportInterval by,
            @RequestParam(defaultValue = "") List<ReportDimension> groupBy,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) @Nullable DeskId desk,
            @RequestParam(required = false) @Nullable AgentId agent,
            HttpServletRequest request) {
        var window = new ServiceWindow(from, to, zone, by, groupBy, channel, desk, agent);
        return queries.ask(() -> window.query(clock), ServiceReport.class, request);
    }
}
