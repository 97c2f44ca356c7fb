package io.sagadesk.projections.ticket;

import io.sagadesk.api.Priority;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.projections.Ranks;
import org.jspecify.annotations.Nullable;

/**
 * Who is in charge, and how urgent it is.
 *
 * @param rank the priority as a number to sort by, the lower the more urgent
 */
public record Charge(
        Priority priority, int rank, Tier tier, @Nullable AgentId assignee) {

    static final Charge NONE = new Charge(Priority.NORMAL, Ranks.of(Priority.NORMAL), Tier.AGENT, null);

    Charge of(Priority changed) {
        return new Charge(changed, Ranks.of(changed), tier, assignee);
    }

    Charge in(Tier escalated) {
        return new Charge(priority, rank, escalated, assignee);
    }

    Charge to(AgentId agent) {
        return new Charge(priority, rank, tier, agent);
    }
}
