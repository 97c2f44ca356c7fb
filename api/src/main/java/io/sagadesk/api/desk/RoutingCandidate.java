package io.sagadesk.api.desk;

import io.sagadesk.api.id.AgentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agent who could have been chosen, as things stood.
 *
 * @param load conversations in hand
 * @param capacity conversations that may be in hand
 * @param lastAssigned absent for an agent who had none yet
 */
public record RoutingCandidate(
        AgentId agentId, int load, int capacity, @Nullable Instant lastAssigned) {}
