package io.sagadesk.api.service;

import io.sagadesk.api.Query;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.DeskId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be asked about service as a whole. */
public sealed interface ServiceQuery extends Query {

    @Override
    default String projection() {
        return "service";
    }

    /**
     * Asks for the figures of service; answered by a {@link ServiceReport}. A figure belongs to the quarter of an hour in
     * which what it measures began.
     *
     * @param from the first moment, at the beginning of its quarter of an hour
     * @param to the first moment that is not asked about; no quarter that begins then or later is in the answer
     * @param zone whose hours or days the figures are told apart by
     * @param per by what else they are told apart
     * @param channel only what began there; absent for all, and so for the others
     * @param at when it is asked
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
