package io.sagadesk.projections.live;

/** Says where a fold failed, without what the failure said: that may quote the event. */
final class FoldFailed extends RuntimeException {

    FoldFailed(String typeAndPlace) {
        super(typeAndPlace, null, false, false);
    }
}
