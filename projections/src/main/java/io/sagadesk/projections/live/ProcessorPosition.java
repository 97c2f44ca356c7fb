package io.sagadesk.projections.live;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;

/** How far a processor has come, whichever instances work on its segments. */
public final class ProcessorPosition {

    private ProcessorPosition() {}

    /**
     * Up to which position it has handled everything; -1 before the first event.
     *
     * @param stored the positions of its tokens by segment, which are asked only where a segment is not worked on here
     */
    public static long of(StreamingEventProcessor processor, Supplier<Map<Integer, Long>> stored) {
        var claimed = Map.copyOf(processor.processingStatus());
        if (isAll(claimed.values())) return least(claimed.values().stream().map(ProcessorPosition::of));
        return least(stored.get().entrySet().stream().map(segment -> {
            var here = claimed.get(segment.getKey());
            return here == null ? segment.getValue() : Math.max(segment.getValue(), of(here));
        }));
    }

    /** Whether no segment is missing: those that failed, or have not been claimed yet, or are elsewhere, are. */
    private static boolean isAll(Collection<EventTrackerStatus> claimed) {
        return claimed.stream()
                        .mapToDouble(status -> 1.0 / (status.getSegment().getMask() + 1))
                        .sum()
                == 1;
    }

    private static long of(EventTrackerStatus status) {
        return status.getCurrentPosition().orElse(-1);
    }

    private static long least(Stream<Long> positions) {
        return positions.min(Comparator.naturalOrder()).orElse(-1L);
    }
}
