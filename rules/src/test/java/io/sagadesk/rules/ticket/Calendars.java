package io.sagadesk.rules.ticket;

import io.sagadesk.rules.policy.BusinessCalendar;
import io.sagadesk.rules.policy.OpenHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Business calendars for tests. */
final class Calendars {

    private Calendars() {}

    /** Monday to Friday from 9 to 17. */
    static BusinessTime office(String zone, String... holidays) {
        return weekdays(zone, null, holidays);
    }

    static BusinessTime officeIn(String place, String zone) {
        return weekdays(zone, place);
    }

    private static BusinessTime weekdays(String zone, @Nullable String place, String... holidays) {
        var week = new EnumMap<DayOfWeek, List<OpenHours>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) if (day.getValue() < 6) week.put(day, List.of(hours("09:00-17:00")));
        return of(zone, week, place, holidays);
    }

    /** The same hours every day. */
    static BusinessTime daily(String zone, String... hours) {
        var week = new EnumMap<DayOfWeek, List<OpenHours>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, Arrays.stream(hours).map(Calendars::hours).toList());
        }
        return of(zone, week, null);
    }

    static OpenHours hours(String text) {
        var parts = text.split("-", -1);
        return new OpenHours(LocalTime.parse(parts[0]), LocalTime.parse(parts[1]));
    }

    private static BusinessTime of(
            String zone, Map<DayOfWeek, List<OpenHours>> week, @Nullable String place, String... holidays) {
        var days = Arrays.stream(holidays).map(LocalDate::parse).toList();
        return new BusinessTime(new BusinessCalendar(ZoneId.of(zone), week, Set.copyOf(days), place));
    }
}
