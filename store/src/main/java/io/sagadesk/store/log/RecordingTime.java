package io.sagadesk.store.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Reads a time of the log as a client names it: {@code 2026-01-31}, its beginning in UTC, or {@code 2026-01-31T08:00:00Z}. */
public final class RecordingTime {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private RecordingTime() {}

    /**
     * The time that a text names.
     *
     * @throws DateTimeException if it is none, or not in the years 1 to 9999, the only ones that a log can hold
     */
    public static Instant parsed(String text) {
        var time = DATE.matcher(text).matches()
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
        if (time.isBefore(FIRST) || !time.isBefore(END)) throw new DateTimeException("Not in the years 1 to 9999");
        return time;
    }
}
