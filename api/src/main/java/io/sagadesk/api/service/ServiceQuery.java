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

    @Override
    default String projection() {
        return "service";
    }

    /**
     * Asks for service-health figures; answered by a {@link ServiceReport}. Each measurement counts in the quarter of an
     * hour in which it began.
     *
     * @param from start of the period, inclusive; must be the start of a quarter of an hour
     * @param to end of the period, exclusive; quarters that begin at or after it are not in the answer
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
            if (!from.isBefore(to)) throw new IllegalArgumentException("The time asked about must end after it begins");
            per = per.stream().distinct().sorted().toList();
        }
    }
}
