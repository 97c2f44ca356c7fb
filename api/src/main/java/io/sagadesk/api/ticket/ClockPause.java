package io.sagadesk.api.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a service level's clock does not run.
 *
 * @param during {@code PENDING} or {@code ON_HOLD}, or {@code SOLVED} between a solution and a reopening
 * @param to absent while it lasts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClockPause(
        TicketState during, Instant from, @Nullable Instant to) {}
