package io.sagadesk.api.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.DeskId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A desk with its agents.
 *
 * @param routingVersion the adopted version of the routing policy; 0 for the built-in one
 * @param waiting the number of conversations in the queue, without those that are offered to an agent
 * @param agents all agents who ever signed in here, in the order of their first sign-in
 */
public record DeskDetail(
        DeskId deskId, String name, Instant openedAt, int routingVersion, int waiting, List<Agent> agents) {

    /**
     * An agent of a desk.
     *
     * @param load the number of current conversations, including offers that are not accepted yet
     * @param capacity the greatest load by automatic assignment
     * @param lastAssignedAt absent before the first assignment
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Agent(
            AgentId agentId,
            AgentPresence presence,
            List<String> skills,
            boolean senior,
            int load,
            int capacity,
            @Nullable Instant lastAssignedAt) {}
}
