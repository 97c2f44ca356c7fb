package io.sagadesk.api.desk;

import io.sagadesk.api.id.AgentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An eligible agent at the time of an assignment.
 *
 * @param load the number of current conversations
 * @param capacity the maximum number of conversations
 * @param lastAssigned absent before the first assignment
 */
public record RoutingCandidate(
        AgentId agentId, int load, int capacity, @Nullable Instant lastAssigned) {}
