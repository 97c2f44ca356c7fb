package io.sagadesk.command.ticket;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.api.Refused;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TicketCommand.ApplyServiceLevel;
import io.sagadesk.api.ticket.TicketCommand.RecordBreach;
import io.sagadesk.api.ticket.TicketCommand.RecordRisk;
import io.sagadesk.api.ticket.TicketCommand.RecordTargetMet;
import io.sagadesk.api.ticket.TicketEvent.ServiceLevelApplied;
import io.sagadesk.api.ticket.TicketEvent.TargetAtRisk;
import io.sagadesk.api.ticket.TicketEvent.TargetBreached;
import io.sagadesk.api.ticket.TicketEvent.TargetMet;
import io.sagadesk.api.ticket.TicketEvent.TicketAssigned;
import io.sagadesk.api.ticket.TicketEvent.TicketClosed;
import io.sagadesk.api.ticket.TicketEvent.TicketMerged;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketReopened;
import io.sagadesk.api.ticket.TicketState;
import io.sagadesk.command.ReferenceChecks;
import io.sagadesk.command.SubjectFacts;
import io.sagadesk.rules.policy.ServiceLevelRules;
import io.sagadesk.rules.ticket.TicketLifecycle;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** The service level of a ticket and the outcomes of its targets. */
final class ServiceLevel {

    private TicketId ticketId;
    private CustomerId customerId;
    private @Nullable AgentId assignee;
    private @Nullable PolicyVersion policy;
    private @Nullable String plan;
    private TargetLevels targets = new TargetLevels();
    private @Nullable Instant reopenedAt;
    private @Nullable Instant closedAt;
    private @Nullable TicketId mergedInto;

    @SuppressWarnings("NullAway.Init") // set by the first event
    ServiceLevel() {}

    @CommandHandler
    void decide(ApplyServiceLevel level, SubjectFacts facts) {
        requireServiceLevel(level.policy());
        if (level.policy().equals(policy) && level.plan().equals(plan)) return;
        if (policy != null) throw new Refused("service-level-applied", "The ticket keeps the service level it has");
        requireNotClosedBefore(level.at());
        requirePlan(level, requireRules(facts, level.policy()));
        apply(new ServiceLevelApplied(ticketId, customerId, level.policy(), level.plan(), level.because(), level.at()));
    }

    /** Returns the rules of a published version of the policy {@code sla}; refuses any other. */
    static ServiceLevelRules requireRules(SubjectFacts facts, PolicyVersion policy) {
        requireServiceLevel(policy);
        return (ServiceLevelRules) ReferenceChecks.requireRules(facts, policy);
    }

    private static void requireServiceLevel(PolicyVersion policy) {
        if (policy.policyId().kind() == PolicyKind.SLA) return;
        throw new Refused("no-service-level", "A service level is a version of the policy sla");
    }

    private static void requirePlan(ApplyServiceLevel level, ServiceLevelRules rules) {
        if (rules.plans().stream().anyMatch(known -> known.name().equals(level.plan()))) return;
        throw new Refused("plan-unknown", "This version of the policy has no plan with this name");
    }

    static Refused merged(TicketId into) {
        return new Refused("ticket-merged", "The ticket was merged into ticket " + into.value() + ", which is left");
    }

    @CommandHandler
    void decide(RecordRisk risk) {
        if (!targets.isNewlyAtRisk(risk.instance())) return;
        requireNotClosedBefore(risk.at());
        apply(new TargetAtRisk(ticketId, customerId, risk.instance(), assignee, risk.because(), risk.at()));
    }

    @CommandHandler
    void decide(RecordBreach breach) {
        if (!targets.isNewlyBreached(breach.instance(), breach.level())) return;
        requireNotClosedBefore(breach.at());
        apply(new TargetBreached(
                ticketId, customerId, breach.instance(), breach.level(), breach.because(), breach.at()));
    }

    @CommandHandler
    void decide(RecordTargetMet met) {
        if (!targets.isNewlyMet(met.instance())) return;
        requireNotReopenedSince(met);
        requireNotClosedBefore(met.at());
        apply(new TargetMet(ticketId, customerId, met.instance(), met.because(), met.at()));
    }

    @EventSourcingHandler
    void evolve(TicketOpened opened) {
        ticketId = opened.ticketId();
        customerId = opened.customerId();
    }

    @EventSourcingHandler
    void evolve(TicketAssigned assigned) {
        assignee = assigned.to();
    }

    @EventSourcingHandler
    void evolve(ServiceLevelApplied applied) {
        policy = applied.policy();
        plan = applied.plan();
    }

    @EventSourcingHandler
    void evolve(TargetAtRisk atRisk) {
        targets.warned(atRisk.instance());
    }

    @EventSourcingHandler
    void evolve(TargetBreached breached) {
        targets.breached(breached.instance(), breached.level());
    }

    @EventSourcingHandler
    void evolve(TargetMet met) {
        targets.met(met.instance());
    }

    @EventSourcingHandler
    void evolve(TicketReopened reopened) {
        targets.reopened();
        reopenedAt = reopened.at();
    }

    @EventSourcingHandler
    void evolve(TicketClosed closed) {
        closedAt = closed.at();
    }

    @EventSourcingHandler
    void evolve(TicketMerged merged) {
        mergedInto = merged.into();
        closedAt = merged.at();
    }

    /** Outcomes are often detected after the event; the time of the outcome counts, not the time of the command. */
    private void requireNotClosedBefore(Instant at) {
        if (closedAt == null || !MillisecondPrecision.isAfter(at, closedAt)) return;
        if (mergedInto != null) throw merged(mergedInto);
        TicketLifecycle.requireNotClosed(TicketState.CLOSED);
    }

    /** A late record of a met resolution is refused if the ticket was reopened since. */
    private void requireNotReopenedSince(RecordTargetMet met) {
        var isOutdated = met.instance().target() == ServiceLevelTarget.RESOLUTION
                && reopenedAt != null
                && MillisecondPrecision.isBefore(met.at(), reopenedAt);
        if (isOutdated) throw new Refused("ticket-reopened", "The ticket was reopened after this solution");
    }
}
