package io.sagadesk.rules.ticket;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The public holidays of a country or of a part of it. */
public final class PublicHolidays {

    private PublicHolidays() {}

    /** Whether the holidays of a place, such as {@code de} or {@code de-by}, are known. */
    public static boolean isKnown(String place) {
        return calendar(place).isPresent();
    }

    /** Returns the holidays of a place; none for null or an unknown place. */
    static Predicate<LocalDate> of(@Nullable String place) {
        return Optional.ofNullable(place).flatMap(PublicHolidays::calendar).orElse(day -> false);
    }

    private static Optional<Predicate<LocalDate>> calendar(String place) {
        var parts = List.of(place.split("-", -1));
        var country = parts.get(0).toUpperCase(Locale.ROOT);
        if (!HolidayManager.getSupportedCalendarCodes().contains(country)) return Optional.empty();
        var calendar = HolidayManager.getInstance(ManagerParameters.create(country));
        return within(calendar.getCalendarHierarchy(), parts.subList(1, parts.size()))
                .map(names -> names.toArray(String[]::new))
                .map(names -> day -> calendar.isHoliday(day, HolidayType.PUBLIC_HOLIDAY, names));
    }

    /** Returns the names of the parts in the spelling of the holiday library. */
    private static Optional<List<String>> within(CalendarHierarchy whole, List<String> parts) {
        var names = new ArrayList<String>();
        var here = whole;
        for (var part : parts) {
            var found = here.getChildren().values().stream()
                    .filter(child -> child.getId().equalsIgnoreCase(part))
                    .findFirst();
            if (found.isEmpty()) return Optional.empty();
            here = found.get();
            names.add(here.getId());
        }
        return Optional.of(names);
    }
}
