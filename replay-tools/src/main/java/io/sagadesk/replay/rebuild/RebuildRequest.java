package io.sagadesk.replay.rebuild;

import org.jspecify.annotations.Nullable;

/**
 * A request for a rebuild.
 *
 * @param until the last position that is folded; such a read model is kept aside and is never put in service; absent for
 *     the whole log
 * @param only the subject whose documents alone are rebuilt and replaced, such as {@code customer/c-1}; absent for all
 * @param dryRun whether to compare only, and change nothing
 * @param eventsPerSecond the rate limit; 0 for none
 */
public record RebuildRequest(
        String projection, @Nullable Long until, @Nullable String only, boolean dryRun, double eventsPerSecond) {

    RebuildRequest limitedTo(double rate) {
        return new RebuildRequest(projection, until, only, dryRun, rate);
    }

    /** The id of the subject, which is the sequence of its events in a projection keyed by such subjects. */
    @Nullable String onlyId() {
        return only == null ? null : only.substring(only.indexOf('/') + 1);
    }

    /** The key that the projection must have, such as {@code customerId}. */
    @Nullable String onlyKey() {
        return only == null ? null : only.substring(0, Math.max(0, only.indexOf('/'))) + "Id";
    }
}
