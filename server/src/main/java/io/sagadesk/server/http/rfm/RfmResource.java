package io.sagadesk.server.http.rfm;

import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.rfm.RfmDays;
import io.sagadesk.api.rfm.RfmOrder;
import io.sagadesk.api.rfm.RfmQuery.HowDidCustomerStand;
import io.sagadesk.api.rfm.RfmQuery.HowDidCustomersStand;
import io.sagadesk.api.rfm.RfmQuery.WhichCustomersAreSlippingAway;
import io.sagadesk.api.rfm.RfmQuery.WhoseSegmentChanges;
import io.sagadesk.api.rfm.RfmReport;
import io.sagadesk.api.rfm.RfmStandingFound;
import io.sagadesk.api.rfm.RfmStandings;
import io.sagadesk.api.rfm.SegmentChanges;
import io.sagadesk.server.http.query.QueryPage;
import io.sagadesk.server.http.query.QuerySender;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** RFM queries: the standing of customers, and customers that are slipping away. */
@RestController
class RfmResource {

    private static final String A_QUARTER_OF_A_YEAR = "13";

    private final QuerySender queries;
    private final Window windows;

    RfmResource(QuerySender queries, Window windows) {
        this.queries = queries;
        this.windows = windows;
    }

    @GetMapping("/v1/rfm")
    RfmReport all(
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Integer days,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            @RequestParam(required = false) @Nullable Boolean fresh,
            HttpServletRequest request) {
        var window = windows.of(asOf, days, zone, fresh, request);
        return queries.ask(() -> new HowDidCustomersStand(window.get()), RfmReport.class, request);
    }

    @GetMapping("/v1/customers/{customerId}/rfm")
    RfmStandingFound one(
            @PathVariable CustomerId customerId,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Integer days,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            @RequestParam(defaultValue = A_QUARTER_OF_A_YEAR) int weeks,
            @RequestParam(required = false) @Nullable Boolean fresh,
            HttpServletRequest request) {
        var window = windows.of(asOf, days, zone, fresh, request);
        return queries.find(
                () -> new HowDidCustomerStand(customerId, window.get(), weeks),
                RfmStandingFound.class,
                RfmStandingFound::standing,
                request);
    }

    @GetMapping("/v1/rfm/customers")
    RfmStandings customers(
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Integer days,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            @RequestParam(defaultValue = A_QUARTER_OF_A_YEAR) int weeks,
            @RequestParam(required = false) @Nullable Boolean fresh,
            @RequestParam(defaultValue = "") List<Segment> segment,
            @RequestParam(required = false) @Nullable Double aliveBelow,
            @RequestParam(defaultValue = "LEAST_ALIVE") RfmOrder sort,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        var most = QueryPage.checked(limit);
        var window = windows.of(asOf, days, zone, cursor == null ? fresh : Boolean.FALSE, request);
        return queries.ask(
                () -> new WhichCustomersAreSlippingAway(window.get(), weeks, segment, aliveBelow, sort, most, cursor),
                RfmStandings.class,
                request);
    }

    @GetMapping("/v1/rfm/changes")
    SegmentChanges changes(
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Integer days,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            @RequestParam(required = false) @Nullable Boolean fresh,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable CustomerId cursor,
            HttpServletRequest request) {
        var most = QueryPage.checked(limit);
        var window = windows.of(asOf, days, zone, cursor == null ? fresh : Boolean.FALSE, request);
        return queries.ask(() -> new WhoseSegmentChanges(window.get(), most, cursor), SegmentChanges.class, request);
    }

    /** Fills in the days of a query for parameters that are left out. */
    @Component
    static class Window {

        private final Clock clock;

        Window(Clock clock) {
            this.clock = clock;
        }

        /**
         * The days up to {@code asOf}, by default today. The standing is computed afresh if it can still change, or if
         * the request waits for a position.
         */
        Supplier<RfmDays> of(
                @Nullable LocalDate asOf,
                @Nullable Integer days,
                ZoneId zone,
                @Nullable Boolean fresh,
                HttpServletRequest request) {
            var today = LocalDate.now(clock.withZone(zone));
            var day = asOf == null ? today : asOf;
            var goesOn = !day.isBefore(today) || request.getParameter(QuerySender.AFTER) != null;
            return () -> new RfmDays(day, days, zone, fresh == null ? goesOn : fresh);
        }
    }
}
