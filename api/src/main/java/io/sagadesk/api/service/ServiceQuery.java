package io.sagadesk.api.service;

import io.sagadesk.api.Query;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.DeskId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries about service-health figures. */
public sealed interface ServiceQuery extends Query {

    /** The length of a quarter of an hour, in seconds: the smallest period for which figures are kept. */
    long QUARTER = 900;

    @Override
    default String projection() {
        return "service";
    }

    /**
     * Asks for service-health figures; answered by a {@link ServiceReport}. Each measurement counts in the quarter of an
     * hour in which it began.
     *
     * @param from start of the period, inclusive; like the end, it must be the start of a quarter of an hour
     * @param to end of the period, exclusive
     * @param zone the time zone of the hours or days
     * @param per the dimensions to group by
     * @param channel restricts to conversations that started on this channel; absent for all. The other filters work alike
     * @param at the time of the query
     */
    record HowIsServiceDoing(
            Instant from,
            Instant to,
            ZoneId zone,
            ReportInterval by,
            List<ReportDimension> per,
            @Nullable Channel channel,
            @Nullable DeskId desk,
            @Nullable AgentId agent,
            Instant at)
            implements ServiceQuery {

        public HowIsServiceDoing {
            if (!isQuarter(from) || !isQuarter(to)) {
                throw new IllegalArgumentException(
                        "from and to must be full quarters of an hour, such as 2026-03-01T12:15:00Z");
            }
            if (!from.isBefore(to)) throw new IllegalArgumentException("The time asked about must end after it begins");
            per = per.stream().distinct().sorted().toList();
        }

        private static boolean isQuarter(Instant time) {
            return time.getNano() == 0 && time.getEpochSecond() % QUARTER == 0;
        }
    }
}
