package io.sagadesk.rules.ticket;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Priority;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetInstance;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.rules.policy.EscalationRules;
import io.sagadesk.rules.policy.ServiceLevelRules.Plan;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The service level of a ticket of a given priority.
 *
 * @param agreed the version of the service-level policy that is stamped on the ticket
 * @param version the version in use: the agreed one, unless it can no longer be read
 * @param time the business time of the plan's calendar
 */
public record ApplicableServiceLevel(
        int agreed, int version, Plan plan, EscalationRules escalation, Priority priority, BusinessTime time) {

    public static final String SERVICE_LEVELS = "sla";
    public static final String ESCALATION = "escalation";

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
        if (steps > escalation.mostLevels()) return Optional.empty();
        var percent = steps == 0 ? plan.warnAtPercent() : WHOLE + (steps - 1) * escalation.repeatAfterPercent();
        return promised(target).map(promise -> promise.multipliedBy(percent).dividedBy(WHOLE));
    }

    /** Explains a warning, a breach or a met target. */
    public Decision because(TargetInstance instance, Duration promised, Duration elapsed) {
        return new Decision(SERVICE_LEVELS, version, inputs(instance, promised, elapsed));
    }

    public Decision because(Tier from, Tier to, TargetInstance instance, int level) {
        var inputs = Map.of(
                "from", from.name(),
                "to", to.name(),
                "tiers", escalation.tiers().toString(),
                "target", instance.target().name(),
                "number", String.valueOf(instance.number()),
                "level", String.valueOf(level));
        return new Decision(ESCALATION, escalation.version(), inputs);
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
