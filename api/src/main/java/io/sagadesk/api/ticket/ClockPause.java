package io.sagadesk.api.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A period in which the clock of a target does not run.
 *
 * @param during {@code PENDING}, {@code ON_HOLD}, or {@code SOLVED} between a solution and a reopening
 * @param to absent while the pause lasts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClockPause(
        TicketState during, Instant from, @Nullable Instant to) {}
