package io.sagadesk.projections.service;

import io.sagadesk.api.Event;
import io.sagadesk.api.service.ReportDimension;
import io.sagadesk.api.service.ReportInterval;
import io.sagadesk.api.service.ServiceFigures;
import io.sagadesk.api.service.ServiceQuery.HowIsServiceDoing;
import io.sagadesk.api.service.ServiceReport.Slice;
import io.sagadesk.projections.InMemoryProjection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;

/** The service figures after given events. */
final class Dashboard {

    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant FAR_AHEAD = Instant.parse("2100-01-01T00:00:00Z");

    private final InMemoryProjection folding = InMemoryProjection.of(ServiceProjection.PROJECTION);

    Dashboard after(Event... events) {
        folding.after(events);
        return this;
    }

    InMemoryProjection folding() {
        return folding;
    }

    /** Returns the sum of all figures. */
    ServiceFigures all() {
        return sum(figures -> true);
    }

    /** Returns the figures of one agent. */
    ServiceFigures agent(String agent) {
        return sum(figures -> figures.agent().equals(agent));
    }

    private ServiceFigures sum(Predicate<QuarterHourFigures> filter) {
        var total = new FigureTotals();
        folding.all(ServiceProjection.FIGURES).values().stream().filter(filter).forEach(total::add);
        return total.published();
    }

    List<Slice> slices(ReportInterval by, ZoneId zone, ReportDimension... per) {
        return of(new HowIsServiceDoing(LONG_AGO, FAR_AHEAD, zone, by, List.of(per), null, null, null, FAR_AHEAD));
    }

    List<Slice> of(HowIsServiceDoing asked) {
        return ServiceHealth.of(folding.all(ServiceProjection.FIGURES).values(), asked);
    }
}
