package io.sagadesk.api.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.id.TicketId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of a ticket but its thread.
 *
 * @param clocks first response, resolution, and the last next responses in their order
 * @param nextResponses how many there were in all
 * @param botRepliedAt when a bot replied first
 * @param merged tickets that were closed in favour of this one, at most 1000
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketDetail(
        TicketSummary ticket,
        List<TargetClock> clocks,
        int nextResponses,
        @Nullable Instant botRepliedAt,
        List<TicketId> merged) {}
