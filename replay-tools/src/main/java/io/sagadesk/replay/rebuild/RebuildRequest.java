package io.sagadesk.replay.rebuild;

import org.jspecify.annotations.Nullable;

/**
 * What is to be rebuilt.
 *
 * @param until the last position that is folded: a read model as of then, which is kept aside and never serves; absent for
 *     all there is
 * @param only the key whose documents alone are folded anew and replaced, such as a customer's id; absent for all
 * @param dryRun compares and changes nothing
 * @param eventsPerSecond 0 for as fast as it can
 */
public record RebuildRequest(
        String projection, @Nullable Long until, @Nullable String only, boolean dryRun, double eventsPerSecond) {}
