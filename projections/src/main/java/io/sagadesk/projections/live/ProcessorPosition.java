package io.sagadesk.projections.live;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;

/** Computes the position of a processor over all its instances. */
public final class ProcessorPosition {

    private ProcessorPosition() {}

    /**
     * Returns the position up to which every event is handled; -1 before the first event.
     *
     * @param stored returns the token positions by segment; called only if some segment is not claimed by this instance
     */
    public static long of(StreamingEventProcessor processor, Supplier<Map<Integer, Long>> stored) {
        var claimed = Map.copyOf(processor.processingStatus());
        if (isAll(claimed.values())) return least(claimed.values().stream().map(ProcessorPosition::of));
        return least(stored.get().entrySet().stream().map(segment -> {
            var here = claimed.get(segment.getKey());
            return here == null ? segment.getValue() : Math.max(segment.getValue(), of(here));
        }));
    }

    /** Returns the positions of the segments that this instance works on. */
    static Map<Integer, Long> ofSegmentsHere(StreamingEventProcessor processor) {
        return Map.copyOf(processor.processingStatus()).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, segment -> of(segment.getValue())));
    }

    /** Returns whether this instance works on all segments of a processor. */
    static boolean isAllHere(StreamingEventProcessor processor) {
        return isAll(Map.copyOf(processor.processingStatus()).values());
    }

    /** Returns whether this instance has claimed all segments. Failed, unclaimed and remote segments are missing. */
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
