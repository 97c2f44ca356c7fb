package io.sagadesk.api.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.id.TicketId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket without its thread.
 *
 * @param clocks first response, resolution, and the latest next-response instances in their order
 * @param nextResponses the number of all next-response instances
 * @param botRepliedAt the time of the first reply of a bot
 * @param merged tickets that were merged into this one, at most 1000
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketDetail(
        TicketSummary ticket,
        List<TargetClock> clocks,
        int nextResponses,
        @Nullable Instant botRepliedAt,
        List<TicketId> merged) {}
