package io.sagadesk.replay.rebuild.bulk;

import io.sagadesk.projections.Projection;
import org.jspecify.annotations.Nullable;

/**
 * What a build makes.
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

    /** All of a version, after what it has. */
    public static BuildTarget after(Projection projection, int version, long position, boolean fresh) {
        return new BuildTarget(projection, version, position + 1, fresh, null);
    }
}
