package io.sagadesk.replay.rebuild.bulk;

import io.sagadesk.projections.Projection;
import io.sagadesk.projections.live.BacklogClaim;
import io.sagadesk.projections.live.DeadLetteringFold;
import org.jspecify.annotations.Nullable;

/**
 * A version of a projection that a bulk build writes.
 *
 * @param from the first position that is folded
 * @param fresh whether the version is empty and only this build writes it
 * @param only the one key whose events are folded; absent for all
 * @param deadLetters where an event goes that cannot be folded; absent if it fails the target
 */
public record BuildTarget(
        Projection projection,
        int version,
        long from,
        boolean fresh,
        @Nullable String only,
        @Nullable DeadLetteringFold deadLetters) {

    /** A target that fails at an event that cannot be folded. */
    public BuildTarget(Projection projection, int version, long from, boolean fresh, @Nullable String only) {
        this(projection, version, from, fresh, only, null);
    }

    /** A target that continues a version after the position it has reached. */
    public static BuildTarget after(Projection projection, int version, long position, boolean fresh) {
        return new BuildTarget(projection, version, position + 1, fresh, null);
    }

    /** A target that catches up with the log. */
    public static BuildTarget of(BacklogClaim claim, boolean fresh) {
        return new BuildTarget(
                claim.projection(), claim.version(), claim.position() + 1, fresh, null, claim.deadLetters());
    }
}
