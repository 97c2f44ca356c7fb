package io.sagadesk.server.reactions;

import io.sagadesk.store.mongo.axon.SegmentTokenStore;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.ResetNotSupportedException;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Stores the token of a processor after the sagas that it has changed. Axon would store it before them; without a
 * transaction around both, a crash in between would lose a saga for good. A replay token is refused. The processors find no
 * segments, and create none, before {@link ReactionsStart} has created them.
 */
final class CommitPhaseTokenStore extends SegmentTokenStore {

    private static final int[] NONE = {};

    private final BooleanSupplier begun;

    /** @param begun whether the segments are those of the current log */
    CommitPhaseTokenStore(SegmentTokenStore tokens, BooleanSupplier begun) {
        super(tokens);
        this.begun = begun;
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return begun.getAsBoolean() ? super.fetchSegments(processorName) : NONE.clone();
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        // created by ReactionsStart
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        if (token instanceof ReplayToken) {
            throw new ResetNotSupportedException(processorName + " acts, so it cannot be reset: it would act again");
        }
        if (CurrentUnitOfWork.isStarted() && !CurrentUnitOfWork.get().phase().isAfter(Phase.PREPARE_COMMIT)) {
            CurrentUnitOfWork.get().onCommit(unit -> super.storeToken(token, processorName, segment));
        } else {
            super.storeToken(token, processorName, segment);
        }
    }
}
