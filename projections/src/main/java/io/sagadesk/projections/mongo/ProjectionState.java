package io.sagadesk.projections.mongo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Which versions of a projection there are, and which one answers.
 *
 * @param serving the number of the version that answers; 0 before there is any
 * @param versions in the order in which they were begun
 * @param begun how many versions were ever begun: the last one's number, for none is used twice
 * @param changes how often this was changed, so that two who change it at once notice
 */
public record ProjectionState(String name, int serving, List<Version> versions, int begun, long changes) {

    /** What is done with a version. */
    public enum Phase {
        /** Folded in bulk; it does not follow the log yet. */
        BUILDING,
        /** Follows the log. */
        LIVE,
        /** A read model as of some position, kept on the side; it follows nothing. */
        ASIDE
    }

    /**
     * One version: the documents that one build made.
     *
     * @param number counts the builds of this projection from 1
     * @param revision of the code that folds it
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

    /** The version that answers; none before the first one is begun. */
    public Optional<Version> servingVersion() {
        return version(serving);
    }

    ProjectionState begin(int revision, Phase phase) {
        var more = new ArrayList<>(versions);
        more.add(new Version(begun + 1, revision, phase, -1));
        return new ProjectionState(name, serving, List.copyOf(more), begun + 1, changes);
    }

    ProjectionState change(int number, UnaryOperator<Version> how) {
        var changed = versions.stream()
                .map(version -> version.number() == number ? how.apply(version) : version)
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

    ProjectionState changed(long times) {
        return new ProjectionState(name, serving, versions, begun, times);
    }
}
