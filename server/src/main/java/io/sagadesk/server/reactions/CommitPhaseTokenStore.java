package io.sagadesk.server.reactions;

import io.sagadesk.store.mongo.axon.SegmentTokenStore;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.ResetNotSupportedException;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Stores the token of a processor after the sagas that it has changed. Axon would store it before them; without a
 * transaction around both, a crash in between would lose a saga for good. A replay token is refused. The processors find no
 * segments, and create none, before {@link ReactionsStart} has created them.
 *
 * <p>Each segment of a saga is handed the events of all segments, and most batches concern none of its sagas. Their tokens
 * are stored once a second: each costs a wait for the disk, and without it such a batch concerns none of them again.
 */
final class CommitPhaseTokenStore extends SegmentTokenStore {

    private static final int[] NONE = {};

    /** Much less than a claim lasts: Axon counts each stored token as an extension of the claim. */
    private static final long MOST_NANOS_WITHOUT = TimeUnit.SECONDS.toNanos(1);

    private final BooleanSupplier begun;
    private final Set<String> processes;
    private final Map<String, Segment> segments = new ConcurrentHashMap<>();

    /** The tokens of one segment. Its monitor keeps them in their order. */
    private static final class Segment {
        private long storedAt = System.nanoTime() - MOST_NANOS_WITHOUT;
        private @Nullable TrackingToken delayed;
    }

    /**
     * @param begun whether the segments are those of the current log
     * @param processes the processors of sagas
     */
    CommitPhaseTokenStore(SegmentTokenStore tokens, BooleanSupplier begun, Set<String> processes) {
        super(tokens);
        this.begun = begun;
        this.processes = processes;
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
            CurrentUnitOfWork.get().onCommit(batch -> storeBehind(batch, token, processorName, segment));
        } else {
            storeNow(token, processorName, segment);
        }
    }

    /** Also stores the token that was delayed. */
    @Override
    public void extendClaim(String processorName, int segment) {
        var known = known(processorName, segment);
        synchronized (known) {
            if (known.delayed == null) super.extendClaim(processorName, segment);
            else storeNow(known.delayed, processorName, segment);
        }
    }

    /** The segment begins anew behind the stored token. */
    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        var known = known(processorName, segment);
        synchronized (known) {
            known.delayed = null;
            return super.fetchToken(processorName, segment);
        }
    }

    private void storeBehind(UnitOfWork<?> batch, @Nullable TrackingToken token, String processorName, int segment) {
        var known = known(processorName, segment);
        synchronized (known) {
            var isLate = System.nanoTime() - known.storedAt >= MOST_NANOS_WITHOUT;
            if (isLate || !processes.contains(processorName) || concernsSagas(batch))
                storeNow(token, processorName, segment);
            else known.delayed = token;
        }
    }

    private void storeNow(@Nullable TrackingToken token, String processorName, int segment) {
        var known = known(processorName, segment);
        synchronized (known) {
            super.storeToken(token, processorName, segment);
            known.storedAt = System.nanoTime();
            known.delayed = null;
        }
    }

    private Segment known(String processorName, int segment) {
        return segments.computeIfAbsent(processorName + " " + segment, key -> new Segment());
    }

    /** Axon's saga repository keeps the sagas that it has loaded or created as a resource of the unit of work. */
    private static boolean concernsSagas(UnitOfWork<?> batch) {
        return batch.root().resources().keySet().stream().anyMatch(key -> key.endsWith("/UnsavedSagas"));
    }
}
