package io.sagadesk.projections.live;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;
import org.axonframework.eventhandling.pooled.MaxSegmentProvider;

/**
 * How many segments of one processor this instance may claim; what it has beyond them it releases. Axon asks once while a
 * processor is built, and refuses a share of none then, although it respects it later.
 */
public final class SegmentShare implements MaxSegmentProvider {

    private final ToIntFunction<String> share;
    private final AtomicBoolean built = new AtomicBoolean();

    /** @param share returns the share by the name of the processor, 0 for none */
    public SegmentShare(ToIntFunction<String> share) {
        this.share = share;
    }

    @Override
    public int getMaxSegments(String processor) {
        var now = share.applyAsInt(processor);
        return built.getAndSet(true) ? now : Math.max(1, now);
    }
}
