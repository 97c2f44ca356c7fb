package io.sagadesk.projections.service;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agent and a time.
 *
 * @param agent null if the queue acted
 */
public record AgentAction(@Nullable String agent, Instant at) {}
