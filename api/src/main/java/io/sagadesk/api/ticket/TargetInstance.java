package io.sagadesk.api.ticket;

import io.sagadesk.api.Range;

/**
 * One instance of a service-level target of a ticket.
 *
 * @param number counts the instances of one target of one ticket from 1: each customer message starts a next-response
 *     instance
 */
public record TargetInstance(
        ServiceLevelTarget target,
        @Range(min = 1, max = 1_000_000) int number) {}
