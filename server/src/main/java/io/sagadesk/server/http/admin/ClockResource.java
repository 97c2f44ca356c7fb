package io.sagadesk.server.http.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.server.clock.ClockMover;
import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.store.log.LogReader;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The movable clock; 404 if the server runs on the system clock. */
@RestController
@RequestMapping("/v1/clock")
class ClockResource {

    /** Later times are refused in commands. */
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final ObjectProvider<ClockMover> time;
    private final LogReader log;

    ClockResource(ObjectProvider<ClockMover> time, LogReader log) {
        this.time = time;
        this.log = log;
    }

    /** The current time. */
    record Shown(Instant now) {}

    /** A request to move the clock to a time. */
    record MoveRequest(@Nullable String now) {}

    /**
     * The result of moving the clock.
     *
     * @param fired how many scheduled events were published
     * @param position of the last event of the log
     * @param nextDue when the next scheduled event is due; absent if there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Moved(
            Instant now, int fired, long position, @Nullable Instant nextDue) {}

    @GetMapping
    Shown now() {
        return new Shown(time().now());
    }

    @PutMapping
    Moved move(@RequestBody MoveRequest request) throws InterruptedException {
        var time = time();
        var fired = time.moveTo(instant(request));
        return new Moved(time.now(), fired, log.lastPosition(), time.nextDue().orElse(null));
    }

    private ClockMover time() {
        var moved = time.getIfAvailable();
        if (moved != null) return moved;
        throw HttpProblem.exception(
                404, "system-clock", "This server goes by the system's clock, which nobody moves; see serve --clock");
    }

    private static Instant instant(MoveRequest request) {
        try {
            var instant = request.now() == null ? Instant.MAX : Instant.parse(request.now());
            if (instant.isBefore(END)) return MillisecondPrecision.of(instant);
        } catch (DateTimeParseException malformed) {
            // said below
        }
        throw HttpProblem.exception(
                400, "bad-request", "now is an instant such as 2026-01-31T08:00:00Z, up to the year 9998");
    }
}
