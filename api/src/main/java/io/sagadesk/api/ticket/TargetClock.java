package io.sagadesk.api.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long one promise of a service level is or was waited for, by the wall clock.
 *
 * @param pauses the last ones
 * @param earlierPauses how many there were before those, and how many milliseconds they took together
 * @param endedAt absent while the clock runs or pauses, like what ended it
 * @param elapsedMillis from start to end less the pauses; absent as long as there is no end
 * @param warnedAt when most of the promised time was used up
 * @param verdict as it was recorded
 * @param level of the last breach, 0 before any
 * @param decidedAt when the promise was met or first missed
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
