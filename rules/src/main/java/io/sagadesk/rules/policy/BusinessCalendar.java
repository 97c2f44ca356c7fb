package io.sagadesk.rules.policy;

import io.sagadesk.rules.time.TimeZones;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The business hours in which service-level clocks run.
 *
 * @param hours by day of the week, in ascending order without overlaps; a missing day has none
 * @param holidays days without business hours
 * @param holidayCalendar the place whose public holidays have no business hours either: a country such as {@code de}, or a
 *     part of one such as {@code de-by}
 */
public record BusinessCalendar(
        ZoneId zone,
        Map<DayOfWeek, List<OpenHours>> hours,
        Set<LocalDate> holidays,
        @Nullable String holidayCalendar) {

    static final BusinessCalendar NEVER = new BusinessCalendar(TimeZones.UTC, Map.of(), Set.of(), null);

    private static final Map<String, Object> OTHERWISE = Map.of("holidays", List.of());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    static BusinessCalendar read(RuleValue calendar) {
        return calendar.object(
                OTHERWISE,
                given -> new BusinessCalendar(
                        given.rule("zone").zone(),
                        week(given.rule("hours")),
                        Set.copyOf(given.rule("holidays").list(0, RuleValue::date)),
                        given.rule("holidayCalendar").optional(BusinessCalendar::place)));
    }

    private static Map<DayOfWeek, List<OpenHours>> week(RuleValue hours) {
        var week = hours.object(BusinessCalendar::days);
        return week.isEmpty() && hours.isGood() ? hours.fault("must have at least one hour", week) : week;
    }

    private static Map<DayOfWeek, List<OpenHours>> days(RuleReader given) {
        var week = new EnumMap<DayOfWeek, List<OpenHours>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var hours = given.rule(day.name()).optional(BusinessCalendar::day);
            if (hours != null && !hours.isEmpty()) week.put(day, hours);
        }
        return Collections.unmodifiableMap(week);
    }

    private static List<OpenHours> day(RuleValue day) {
        var hours = new ArrayList<>(day.list(0, OpenHours::read));
        hours.sort(Comparator.comparing(OpenHours::from));
        for (var i = 1; i < hours.size() && day.isGood(); i++) {
            if (hours.get(i).overlaps(hours.get(i - 1))) day.fault("has hours that overlap", hours);
        }
        return List.copyOf(hours);
    }

    private static String place(RuleValue rule) {
        var place = rule.text();
        var country = place.split("-", 2)[0];
        var known = place.matches("[a-z]{2}(-[a-z0-9]+)*") && COUNTRIES.contains(country.toUpperCase(Locale.ROOT));
        return known || !rule.isGood()
                ? place
                : rule.fault("must be a country such as de, or a part of one such as de-by", place);
    }
}
