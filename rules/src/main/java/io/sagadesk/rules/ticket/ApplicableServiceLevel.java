package io.sagadesk.rules.ticket;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Priority;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetInstance;
import io.sagadesk.rules.policy.ServiceLevelRules.Plan;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The service level of a ticket of a given priority.
 *
 * @param agreed the version of the service-level policy that is stamped on the ticket
 * @param version the version in use: the agreed one, unless it can no longer be read
 * @param time the business time of the plan's calendar
 */
public record ApplicableServiceLevel(
        int agreed, int version, Plan plan, EscalationPolicy escalation, Priority priority, BusinessTime time) {

    public static final String SERVICE_LEVELS = "sla";

    private static final int WHOLE = 100;

    public ApplicableServiceLevel at(Priority changed) {
        return new ApplicableServiceLevel(agreed, version, plan, escalation, changed, time);
    }

    Optional<Duration> promised(ServiceLevelTarget target) {
        return plan.promised(priority, target);
    }

    /**
     * Returns the time until the given step: step 0 is the warning, each further step a breach level. Empty after the last.
     */
    Optional<Duration> dueAfter(ServiceLevelTarget target, int steps) {
        var percent = steps == 0 ? OptionalInt.of(plan.warnAtPercent()) : escalation.percentAtLevel(steps);
        if (percent.isEmpty()) return Optional.empty();
        return promised(target)
                .map(promise -> promise.multipliedBy(percent.getAsInt()).dividedBy(WHOLE));
    }

    /** Explains a warning, a breach or a met target. */
    public Decision because(TargetInstance instance, Duration promised, Duration elapsed) {
        return new Decision(SERVICE_LEVELS, version, inputs(instance, promised, elapsed));
    }

    private Map<String, String> inputs(TargetInstance instance, Duration promised, Duration elapsed) {
        var inputs = new HashMap<String, String>();
        inputs.put("plan", plan.name());
        inputs.put("priority", priority.name());
        inputs.put("target", instance.target().name());
        inputs.put("number", String.valueOf(instance.number()));
        inputs.put("promised", promised.toString());
        inputs.put("elapsed", elapsed.toString());
        inputs.put("warnAtPercent", String.valueOf(plan.warnAtPercent()));
        inputs.put("calendar", calendar());
        if (agreed != version) inputs.put("agreed", String.valueOf(agreed));
        return inputs;
    }

    private String calendar() {
        var calendar = plan.calendar();
        var place = calendar.holidayCalendar();
        return place == null ? calendar.zone().getId() : calendar.zone() + " without holidays of " + place;
    }
}
