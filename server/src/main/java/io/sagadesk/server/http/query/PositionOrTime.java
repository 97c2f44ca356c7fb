package io.sagadesk.server.http.query;

import io.sagadesk.server.http.problem.HttpProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** A point in the log as people name it: a position, or a time before whose recording everything counts. */
@Component
public class PositionOrTime {

    private final EventStore events;

    PositionOrTime(EventStore events) {
        this.events = events;
    }

    /** The position itself, or of the last event that was recorded before the time; a date begins at midnight UTC. */
    public long positionOf(String text) {
        try {
            if (text.chars().allMatch(Character::isDigit)) return Long.parseLong(text);
            var time = text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            var token = events.createTokenAt(time);
            return token == null ? -1 : token.position().orElse(-1);
        } catch (DateTimeException | NumberFormatException malformed) {
            throw HttpProblem.exception(
                    400,
                    "bad-request",
                    "until is a position, a date such as 2026-03-01, or a time such as 2026-03-01T12:00:00Z");
        }
    }
}
