package io.sagadesk.replay.rebuild.bulk;

import io.sagadesk.projections.Projection;
import org.jspecify.annotations.Nullable;

/**
 * A version of a projection that a bulk build writes.
 *
 * @param from the first position that is folded
 * @param fresh whether the version is empty and only this build writes it
 * @param only the one key whose events are folded; absent for all
 */
public record BuildTarget(
        Projection projection,
        int version,
        long from,
        boolean fresh,
        @Nullable String only) {

    /** A target that continues a version after the position it has reached. */
    public static BuildTarget after(Projection projection, int version, long position, boolean fresh) {
        return new BuildTarget(projection, version, position + 1, fresh, null);
    }
}
