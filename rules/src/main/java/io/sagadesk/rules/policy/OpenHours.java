package io.sagadesk.rules.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * A part of a day within business hours.
 *
 * @param until the end; midnight means the end of the day
 */
public record OpenHours(LocalTime from, LocalTime until) {

    private static final String END_OF_DAY = "24:00";
    private static final OpenHours WHOLE_DAY = new OpenHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    static OpenHours read(RuleValue rule) {
        var hours = rule.parsed("must be hours such as 09:00-17:00", OpenHours::of, WHOLE_DAY);
        var isInOrder = hours.until.equals(LocalTime.MIDNIGHT) || hours.from.isBefore(hours.until);
        return isInOrder ? hours : rule.fault("must begin before they end", WHOLE_DAY);
    }

    private static OpenHours of(String text) {
        var parts = text.split("-", -1);
        if (parts.length != 2) throw new DateTimeException("no hours");
        return new OpenHours(
                RuleValue.minute(parts[0]),
                parts[1].equals(END_OF_DAY) ? LocalTime.MIDNIGHT : RuleValue.minute(parts[1]));
    }

    boolean overlaps(OpenHours before) {
        return before.until.equals(LocalTime.MIDNIGHT) || from.isBefore(before.until);
    }

    public LocalDateTime opens(LocalDate day) {
        return day.atTime(from);
    }

    public LocalDateTime closes(LocalDate day) {
        return until.equals(LocalTime.MIDNIGHT) ? day.plusDays(1).atStartOfDay() : day.atTime(until);
    }
}
