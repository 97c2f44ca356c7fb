package io.sagadesk.api.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one target instance, in wall-clock time.
 *
 * @param dueAt the time at which the promised business time is used up, by the applied policy version and the present
 *     priority, if no further pause follows; for a missed target when it was due. Absent if the clock ended or is paused, if
 *     the target is met or not promised, and with {@code earlierPauses}
 * @param pauses the latest pauses
 * @param earlierPauses the number of pauses before those; {@code earlierPaused} is their total length
 * @param endedAt absent while the clock runs or pauses, like {@code end}
 * @param elapsed from start to end without pauses; absent before the end
 * @param warnedAt the time of the warning, when most of the target time was used
 * @param verdict the recorded verdict
 * @param level the level of the latest breach; 0 before the first
 * @param decidedAt the time when the target was met or first missed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TargetClock(
        TargetInstance instance,
        Instant startedAt,
        @Nullable Instant dueAt,
        List<ClockPause> pauses,
        int earlierPauses,
        Duration earlierPaused,
        @Nullable Instant endedAt,
        @Nullable ClockEnd end,
        @Nullable Duration elapsed,
        @Nullable Instant warnedAt,
        TargetVerdict verdict,
        int level,
        @Nullable Instant decidedAt) {}
