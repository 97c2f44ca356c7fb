package io.sagadesk.replay.rebuild;

import io.sagadesk.replay.rebuild.compare.DocumentDifference;
import io.sagadesk.replay.rebuild.compare.ModelDigest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a rebuild; it is stored, so that the rebuild resumes after a restart.
 *
 * @param version the version that the rebuild builds; 0 before it is begun
 * @param target the last position of the bulk build; later events are caught up live
 * @param position of the comparison; -1 before it
 * @param replaces the version in service at the comparison; 0 before it
 * @param before the digests of the version in service at that position; empty if it was of another revision
 * @param after the digests of the new version at that position
 * @param differences the number of documents that differ; the first of them are the examples
 * @param message the reason of a failure or cancellation; otherwise absent
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

    /** The status of a rebuild. */
    public enum Status {
        /** Folds the log in bulk. */
        BUILDING,
        /** Paused until it is resumed. */
        PAUSED,
        /** The new version follows the log until it has reached its end. */
        CATCHING_UP,
        /** Both versions are held at one position and compared. */
        COMPARING,
        DONE,
        CANCELLED,
        FAILED;

        public boolean isOver() {
            return this == DONE || this == CANCELLED || this == FAILED;
        }
    }

    static RebuildState started(String id, RebuildRequest request, long target, Instant now) {
        return new RebuildState(
                id, request, 0, Status.BUILDING, target, -1, 0, List.of(), List.of(), 0, List.of(), null, now, null);
    }

    RebuildState making(int newVersion) {
        return new RebuildState(
                id,
                request,
                newVersion,
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
            List<ModelDigest> current,
            long differenceCount,
            List<DocumentDifference> firstDifferences) {
        return new RebuildState(
                id,
                request,
                version,
                status,
                target,
                at,
                with,
                old,
                current,
                differenceCount,
                firstDifferences,
                message,
                begunAt,
                endedAt);
    }

    RebuildState finished(Status finalStatus, @Nullable String reason, Instant now) {
        return new RebuildState(
                id,
                request,
                version,
                finalStatus,
                target,
                position,
                replaces,
                before,
                after,
                differences,
                examples,
                reason,
                begunAt,
                now);
    }
}
