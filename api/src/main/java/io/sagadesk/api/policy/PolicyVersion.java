package io.sagadesk.api.policy;

import io.sagadesk.api.Range;

/**
 * A policy as it stood: what an event is stamped with.
 *
 * @param version 0 is built in
 */
public record PolicyVersion(
        PolicyId policyId, @Range(max = 1_000_000) int version) {}
