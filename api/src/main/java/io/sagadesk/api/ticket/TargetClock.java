package io.sagadesk.api.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one target instance, in wall-clock time.
 *
 * @param pauses the latest pauses
 * @param earlierPauses the number of pauses before those; {@code earlierPausedMillis} is their total length in milliseconds
 * @param endedAt absent while the clock runs or pauses, like {@code end}
 * @param elapsedMillis from start to end without pauses; absent before the end
 * @param warnedAt the time of the warning, when most of the target time was used
 * @param verdict the recorded verdict
 * @param level the level of the latest breach; 0 before the first
 * @param decidedAt the time when the target was met or first missed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TargetClock(
        TargetInstance instance,
        Instant startedAt,
        List<ClockPause> pauses,
        int earlierPauses,
        long earlierPausedMillis,
        @Nullable Instant endedAt,
        @Nullable ClockEnd end,
        @Nullable Long elapsedMillis,
        @Nullable Instant warnedAt,
        TargetVerdict verdict,
        int level,
        @Nullable Instant decidedAt) {}
