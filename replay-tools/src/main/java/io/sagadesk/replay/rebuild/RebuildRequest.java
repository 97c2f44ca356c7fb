package io.sagadesk.replay.rebuild;

import org.jspecify.annotations.Nullable;

/**
 * What is to be rebuilt.
 *
 * @param until the last position that is folded: a read model as of then, which is kept aside and never serves; absent for
 *     all there is
 * @param only the subject whose documents alone are folded anew and replaced, such as {@code customer/c-1}; absent for all
 * @param dryRun compares and changes nothing
 * @param eventsPerSecond 0 for as fast as it can
 */
public record RebuildRequest(
        String projection, @Nullable Long until, @Nullable String only, boolean dryRun, double eventsPerSecond) {

    RebuildRequest limitedTo(double rate) {
        return new RebuildRequest(projection, until, only, dryRun, rate);
    }

    /** The subject's id, by which the events of a projection that is keyed by such subjects are sequenced. */
    @Nullable String onlyId() {
        return only == null ? null : only.substring(only.indexOf('/') + 1);
    }

    /** What a projection must be keyed by, such as {@code customerId}. */
    @Nullable String onlyKey() {
        return only == null ? null : only.substring(0, Math.max(0, only.indexOf('/'))) + "Id";
    }
}
