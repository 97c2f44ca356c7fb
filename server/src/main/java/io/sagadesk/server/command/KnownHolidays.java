package io.sagadesk.server.command;

import io.sagadesk.api.Invalid;
import io.sagadesk.api.Invalid.Fault;
import io.sagadesk.api.policy.PolicyCommand.PublishPolicy;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.rules.ticket.PublicHolidays;
import java.util.Map;
import java.util.Optional;

/** Keeps service levels from being published that count by the holidays of a place of which none are known. */
final class KnownHolidays {

    private static final String UNKNOWN = "must be a place whose public holidays are known";

    private KnownHolidays() {}

    static void require(PublishPolicy publish) {
        if (publish.policyId().kind() != PolicyKind.SLA) return;
        if (!(publish.rules().get("calendars") instanceof Map<?, ?> calendars)) return;
        var faults = calendars.entrySet().stream()
                .filter(calendar -> placeOf(calendar.getValue())
                        .filter(place -> !PublicHolidays.isKnown(place))
                        .isPresent())
                .map(calendar -> new Fault("rules.calendars." + calendar.getKey() + ".holidayCalendar", UNKNOWN))
                .toList();
        if (!faults.isEmpty()) throw new Invalid(faults);
    }

    private static Optional<String> placeOf(Object calendar) {
        return calendar instanceof Map<?, ?> fields && fields.get("holidayCalendar") instanceof String place
                ? Optional.of(place)
                : Optional.empty();
    }
}
