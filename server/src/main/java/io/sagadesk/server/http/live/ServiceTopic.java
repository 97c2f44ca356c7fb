package io.sagadesk.server.http.live;

import io.sagadesk.api.service.ServiceReport;
import io.sagadesk.server.http.service.ServiceWindow;
import io.sagadesk.server.live.LiveChange;
import io.sagadesk.server.live.LiveTopic;
import io.sagadesk.server.live.PollingRound;
import java.time.Clock;
import java.util.List;

/** The service figures: a report is sent whenever one of its figures has changed. */
final class ServiceTopic implements LiveTopic {

    private final ServiceWindow window;
    private final Clock clock;
    private List<ServiceReport.Slice> reported = List.of();
    private boolean begun;

    ServiceTopic(ServiceWindow window, Clock clock) {
        this.window = window;
        this.clock = clock;
    }

    @Override
    public String projection() {
        return window.query(clock).projection();
    }

    @Override
    public News since(long position, PollingRound round) {
        var report = round.ask(window.query(clock), ServiceReport.class);
        var upTo = Math.max(position, report.asOf().position());
        if (begun && report.slices().equals(reported)) return new News(List.of(), upTo);
        begun = true;
        reported = report.slices();
        return new News(List.of(new LiveChange("service", upTo, report)), upTo);
    }
}
