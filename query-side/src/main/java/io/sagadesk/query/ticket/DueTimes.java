package io.sagadesk.query.ticket;

import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.ticket.TargetVerdict;
import io.sagadesk.projections.ticket.TargetClockDocument;
import io.sagadesk.projections.ticket.TicketDocument;
import io.sagadesk.rules.policy.ServiceLevelRules;
import io.sagadesk.rules.policy.ServiceLevelRules.Plan;
import io.sagadesk.rules.ticket.BusinessTimes;
import io.sagadesk.rules.ticket.DueTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Computes when the targets of a ticket are due, in the business hours of the plan that applies to the ticket. */
final class DueTimes {

    private final BusinessTimes businessTimes = new BusinessTimes();
    private final Map<Integer, ServiceLevelRules> known = new ConcurrentHashMap<>(); // a version never changes
    private final ServiceLevelVersions versions;

    DueTimes(ServiceLevelVersions versions) {
        this.versions = versions;
    }

    /** Returns the applied plan; empty without a service level, and if no such plan was ever published. */
    Optional<Plan> planOf(TicketDocument ticket) {
        var policy = ticket.opening().policy();
        var plan = ticket.opening().plan();
        if (policy == null || plan == null || policy.policyId().kind() != PolicyKind.SLA) return Optional.empty();
        return rules(policy.version())
                .filter(rules ->
                        rules.version() != policy.version() || rules.plan(plan).isPresent())
                .map(rules -> rules.planOf(plan, ticket.charge().priority()));
    }

    private Optional<ServiceLevelRules> rules(int version) {
        var rules = known.get(version);
        if (rules != null) return Optional.of(rules);
        var read = versions.version(version);
        read.ifPresent(found -> known.put(version, found));
        return read;
    }

    /**
     * Returns when the target of a running clock is due. A missed target was due when it was missed at the latest: a
     * later change of the priority does not postpone it. Null if the clock ended or is paused, if the target is met or not
     * promised, and if the earliest pauses are not kept.
     */
    @Nullable Instant dueAt(TargetClockDocument clock, Plan plan, TicketDocument ticket) {
        var pauses = clock.pauses();
        if (clock.endedAt() != null || clock.verdict() == TargetVerdict.MET || pauses.earlier() > 0) return null;
        var due = plan.promised(ticket.charge().priority(), clock.instance().target())
                .flatMap(promised ->
                        DueTime.of(promised, clock.startedAt(), pauses.last(), businessTimes.of(plan.calendar())))
                .orElse(null);
        var missed = clock.verdict() == TargetVerdict.MISSED ? clock.decidedAt() : null;
        return due == null || missed == null || due.isBefore(missed) ? due : missed;
    }
}
