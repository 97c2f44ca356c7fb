package io.sagadesk.projections.service;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which agent, and when.
 *
 * @param agent absent where it was the queue
 */
public record AgentAction(@Nullable String agent, Instant at) {}
