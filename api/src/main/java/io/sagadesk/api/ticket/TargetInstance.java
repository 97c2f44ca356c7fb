package io.sagadesk.api.ticket;

import io.sagadesk.api.Range;

/**
 * One promise of a service level.
 *
 * @param number counts the instances of one target of one ticket from 1: there is a next response per customer message
 */
public record TargetInstance(
        ServiceLevelTarget target,
        @Range(min = 1, max = 1_000_000) int number) {}
