package io.sagadesk.projections.ticket;

import io.sagadesk.api.Priority;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.projections.EnumRanks;
import org.jspecify.annotations.Nullable;

/**
 * The assignee, tier and priority of a ticket.
 *
 * @param rank the rank of the priority for sorting; lower is more urgent
 */
public record TicketOwnership(
        Priority priority, int rank, Tier tier, @Nullable AgentId assignee) {

    static final TicketOwnership NONE =
            new TicketOwnership(Priority.NORMAL, EnumRanks.of(Priority.NORMAL), Tier.AGENT, null);

    TicketOwnership of(Priority changed) {
        return new TicketOwnership(changed, EnumRanks.of(changed), tier, assignee);
    }

    TicketOwnership in(Tier escalated) {
        return new TicketOwnership(priority, rank, escalated, assignee);
    }

    TicketOwnership to(AgentId agent) {
        return new TicketOwnership(priority, rank, tier, agent);
    }
}
