package io.sagadesk.server.command;

import io.sagadesk.api.Invalid;
import io.sagadesk.api.Invalid.Fault;
import io.sagadesk.api.policy.PolicyCommand.PublishPolicy;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.rules.ticket.PublicHolidays;
import java.util.Map;
import java.util.Optional;

/** Refuses a service-level policy with a calendar that names a place whose public holidays are not known. */
final class HolidayCalendarCheck {

    private static final String UNKNOWN = "must be a place whose public holidays are known";

    private HolidayCalendarCheck() {}

    static void require(PublishPolicy publish) {
        if (publish.policyId().kind() != PolicyKind.SLA) return;
        if (!(publish.rules().get("calendars") instanceof Map<?, ?> calendars)) return;
        var faults = calendars.entrySet().stream()
                .filter(calendar -> holidayPlace(calendar.getValue())
                        .filter(place -> !PublicHolidays.isKnown(place))
                        .isPresent())
                .map(calendar -> new Fault("rules.calendars." + calendar.getKey() + ".holidayCalendar", UNKNOWN))
                .toList();
        if (!faults.isEmpty()) throw new Invalid(faults);
    }

    private static Optional<String> holidayPlace(Object calendar) {
        return calendar instanceof Map<?, ?> fields && fields.get("holidayCalendar") instanceof String place
                ? Optional.of(place)
                : Optional.empty();
    }
}
