package io.sagadesk.projections.mongo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The versions of a projection.
 *
 * @param serving the number of the version that answers queries; 0 if there is none
 * @param versions in the order in which they were started
 * @param begun the number of versions ever started, which is also the last one's number; numbers are not reused
 * @param changes the number of changes of this document, for optimistic locking
 */
public record ProjectionState(String name, int serving, List<Version> versions, int begun, long changes) {

    /** The phase of a version. */
    public enum Phase {
        /** Built in bulk; it does not follow the log yet. */
        BUILDING,
        /** Follows the log. */
        LIVE,
        /** A read model as of a fixed position; it does not follow the log. */
        ASIDE
    }

    /**
     * One version: the documents of one build.
     *
     * @param number counts the builds of this projection from 1
     * @param revision the revision of the projection's code
     * @param builtTo the last position that a bulk build has written; -1 before the first
     */
    public record Version(int number, int revision, Phase phase, long builtTo) {

        public Version in(Phase next) {
            return new Version(number, revision, next, builtTo);
        }

        public Version builtTo(long position) {
            return new Version(number, revision, phase, position);
        }
    }

    static ProjectionState none(String name) {
        return new ProjectionState(name, 0, List.of(), 0, 0);
    }

    public Optional<Version> version(int number) {
        return versions.stream().filter(version -> version.number() == number).findFirst();
    }

    /** Returns the version that answers queries; empty before the first one is started. */
    public Optional<Version> servingVersion() {
        return version(serving);
    }

    /**
     * Returns the version from which an instance answers whose code has this revision. Usually the serving one. While an older
     * and a newer release run side by side, the older one goes on with the version that it folds itself, because it may not
     * understand newer documents.
     */
    public Optional<Version> answeringVersion(int revision) {
        var newer = servingVersion().filter(version -> version.revision() > revision);
        if (newer.isEmpty()) return servingVersion();
        return versions.stream()
                .filter(version -> version.revision() == revision && version.phase() == Phase.LIVE)
                .max(Comparator.comparing(Version::number))
                .or(() -> newer);
    }

    ProjectionState withNewVersion(int revision, Phase phase) {
        var more = new ArrayList<>(versions);
        more.add(new Version(begun + 1, revision, phase, -1));
        return new ProjectionState(name, serving, List.copyOf(more), begun + 1, changes);
    }

    ProjectionState change(int number, UnaryOperator<Version> change) {
        var changed = versions.stream()
                .map(version -> version.number() == number ? change.apply(version) : version)
                .toList();
        return new ProjectionState(name, serving, changed, begun, changes);
    }

    ProjectionState without(int number) {
        var rest =
                versions.stream().filter(version -> version.number() != number).toList();
        return new ProjectionState(name, serving, rest, begun, changes);
    }

    ProjectionState withoutVersions() {
        return new ProjectionState(name, 0, List.of(), begun, changes);
    }

    ProjectionState servedBy(int number) {
        return new ProjectionState(name, number, versions, begun, changes);
    }

    ProjectionState changed(long count) {
        return new ProjectionState(name, serving, versions, begun, count);
    }
}
