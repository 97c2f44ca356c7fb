package io.sagadesk.server.http.service;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.service.ReportDimension;
import io.sagadesk.api.service.ReportInterval;
import io.sagadesk.api.service.ServiceQuery;
import io.sagadesk.api.service.ServiceQuery.HowIsServiceDoing;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a service report.
 *
 * @param from a full quarter of an hour, or a date in the zone; today if it is left out
 * @param to the end, exclusive: a full quarter of an hour, or a date in the zone; tomorrow if it is left out
 */
public record ServiceWindow(
        @Nullable String from,
        @Nullable String to,
        ZoneId zone,
        ReportInterval by,
        List<ReportDimension> groupBy,
        @Nullable Channel channel,
        @Nullable DeskId desk,
        @Nullable AgentId agent) {

    private static final Duration MAX_RANGE_BY_HOUR = Duration.ofDays(32);
    private static final Duration MAX_RANGE_BY_DAY = Duration.ofDays(1_100);

    /**
     * The query for these parameters. Its current time is rounded down to a quarter of an hour, so that repeated
     * queries are equal.
     */
    public HowIsServiceDoing query(Clock clock) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, zone);
        var begin = from == null ? startOf(today) : time("from", from);
        var end = to == null ? startOf(today.plusDays(1)) : time("to", to);
        var most = by == ReportInterval.HOUR ? MAX_RANGE_BY_HOUR : MAX_RANGE_BY_DAY;
        if (Duration.between(begin, end).compareTo(most) > 0) {
            throw new IllegalArgumentException("At most " + most.toDays() + " days can be told apart by " + by);
        }
        var quarter = Instant.ofEpochSecond(now.getEpochSecond() / ServiceQuery.QUARTER * ServiceQuery.QUARTER);
        return new HowIsServiceDoing(begin, end, zone, by, groupBy, channel, desk, agent, quarter);
    }

    private Instant time(String name, String text) {
        try {
            var time = text.contains("T") ? Instant.parse(text) : startOf(LocalDate.parse(text));
            var year = time.atZone(zone).getYear();
            if (year >= 1 && year <= 9998) return time;
        } catch (DateTimeException malformed) {
            // refused below, like one out of range
        }
        throw new IllegalArgumentException(
                name + " is a date such as 2026-03-01, or a time such as 2026-03-01T12:00:00Z");
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
