package io.sagadesk.projections.live;

/**
 * The cause of a dead letter: the place of the failure without its message, because the message may quote personal
 * data.
 */
final class FoldFailed extends RuntimeException {

    FoldFailed(String typeAndLocation) {
        super(typeAndLocation, null, false, false);
    }
}
