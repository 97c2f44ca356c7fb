package io.sagadesk.api.policy;

import io.sagadesk.api.Range;

/**
 * The kind and version of a policy. Events are stamped with it.
 *
 * @param version 0 for the built-in default
 */
public record PolicyVersion(
        PolicyId policyId, @Range(max = 1_000_000) int version) {}
