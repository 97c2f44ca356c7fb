package io.sagadesk.server.http.query;

import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.store.log.RecordingTime;
import java.time.DateTimeException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Resolves a point in the log that is given as a position or as a time. */
@Component
public class PositionOrTime {

    private final EventStore events;

    PositionOrTime(EventStore events) {
        this.events = events;
    }

    /**
     * Returns the given position, or the position of the last event recorded before the given time. A date means
     * midnight UTC.
     */
    public long positionOf(String text) {
        try {
            if (text.chars().allMatch(Character::isDigit)) return Long.parseLong(text);
            var token = events.createTokenAt(RecordingTime.parsed(text));
            return token == null ? -1 : token.position().orElse(-1);
        } catch (DateTimeException | NumberFormatException malformed) {
            throw HttpProblem.exception(
                    400,
                    "bad-request",
                    "until is a position, a date such as 2026-03-01, or a time such as 2026-03-01T12:00:00Z");
        }
    }
}
