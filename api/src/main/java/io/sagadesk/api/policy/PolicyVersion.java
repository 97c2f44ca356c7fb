package io.sagadesk.api.policy;

import io.sagadesk.api.Range;

/** A policy as it stood: what an event is stamped with. */
public record PolicyVersion(
        PolicyId policyId, @Range(min = 1) int version) {}
