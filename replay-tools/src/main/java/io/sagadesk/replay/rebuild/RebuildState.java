package io.sagadesk.replay.rebuild;

import io.sagadesk.replay.rebuild.compare.DocumentDifference;
import io.sagadesk.replay.rebuild.compare.ModelDigest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a rebuild stands; kept, so that it goes on after a restart.
 *
 * @param version that it makes; 0 before it was begun
 * @param target the position to which it folds in bulk; what is recorded later is caught up live
 * @param position of the comparison; -1 before it
 * @param replaces the version that answered at the comparison; 0 before it
 * @param before the version in service, digested at that position; empty if it was of another revision
 * @param after the new version there
 * @param differences how many documents differ; the first of them are examples
 * @param message why it failed, if it did
 */
public record RebuildState(
        String id,
        RebuildRequest request,
        int version,
        Status status,
        long target,
        long position,
        int replaces,
        List<ModelDigest> before,
        List<ModelDigest> after,
        long differences,
        List<DocumentDifference> examples,
        @Nullable String message,
        Instant begunAt,
        @Nullable Instant endedAt) {

    /** Where it stands. */
    public enum Status {
        /** Folds in bulk. */
        BUILDING,
        /** Waits to be resumed. */
        PAUSED,
        /** Follows the log until it has reached its end. */
        CATCHING_UP,
        /** Both versions stand still at one position, and are compared. */
        COMPARING,
        DONE,
        CANCELLED,
        FAILED;

        public boolean isOver() {
            return this == DONE || this == CANCELLED || this == FAILED;
        }
    }

    static RebuildState begun(String id, RebuildRequest request, long target, Instant now) {
        return new RebuildState(
                id, request, 0, Status.BUILDING, target, -1, 0, List.of(), List.of(), 0, List.of(), null, now, null);
    }

    RebuildState making(int madeVersion) {
        return new RebuildState(
                id,
                request,
                madeVersion,
                status,
                target,
                position,
                replaces,
                before,
                after,
                differences,
                examples,
                message,
                begunAt,
                endedAt);
    }

    RebuildState in(Status next) {
        return new RebuildState(
                id,
                request,
                version,
                next,
                target,
                position,
                replaces,
                before,
                after,
                differences,
                examples,
                message,
                begunAt,
                endedAt);
    }

    RebuildState limitedTo(double rate) {
        return new RebuildState(
                id,
                request.limitedTo(rate),
                version,
                status,
                target,
                position,
                replaces,
                before,
                after,
                differences,
                examples,
                message,
                begunAt,
                endedAt);
    }

    RebuildState compared(
            long at,
            int with,
            List<ModelDigest> old,
            List<ModelDigest> fresh,
            long differing,
            List<DocumentDifference> some) {
        return new RebuildState(
                id, request, version, status, target, at, with, old, fresh, differing, some, message, begunAt, endedAt);
    }

    RebuildState over(Status how, @Nullable String why, Instant now) {
        return new RebuildState(
                id,
                request,
                version,
                how,
                target,
                position,
                replaces,
                before,
                after,
                differences,
                examples,
                why,
                begunAt,
                now);
    }
}
