package io.sagadesk.saga.ticket;

import io.sagadesk.api.Priority;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketEvent;
import io.sagadesk.api.ticket.TicketEvent.CustomerAwaited;
import io.sagadesk.api.ticket.TicketEvent.PriorityChanged;
import io.sagadesk.api.ticket.TicketEvent.ServiceLevelApplied;
import io.sagadesk.api.ticket.TicketEvent.TicketClosed;
import io.sagadesk.api.ticket.TicketEvent.TicketEscalated;
import io.sagadesk.api.ticket.TicketEvent.TicketHeld;
import io.sagadesk.api.ticket.TicketEvent.TicketMerged;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketReopened;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.api.ticket.TicketEvent.TicketResumed;
import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.api.timer.TimerEvent.TargetDue;
import io.sagadesk.rules.ticket.ApplicableServiceLevel;
import io.sagadesk.rules.ticket.AppliedServiceLevel;
import io.sagadesk.rules.ticket.ServiceLevelClocks;
import io.sagadesk.saga.ticket.ServiceLevelTimers.Alarm;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;

/**
 * Supervises the service level of a ticket from opening to closing: records warnings, breaches and met targets, and
 * escalates. Due steps are computed from the elapsed time and not from the timer event, so an outdated timer changes
 * nothing.
 */
@Saga
@ProcessingGroup(ServiceLevelProcess.NAME)
public class ServiceLevelProcess {

    static final String NAME = "ticket-clocks";

    private static final String TICKET = "ticketId";
    private static final long NOTHING = -1;

    private AppliedServiceLevel agreement;
    private ServiceLevelClocks clocks;
    private Priority priority;
    private Tier tier = Tier.AGENT;
    private @Nullable Alarm alarm;
    private int round;
    private long seen = NOTHING;

    @StartSaga
    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketOpened opened, EventMessage<?> cause, ServiceLevelTimers timers) {
        if (isRepeat(cause)) return;
        timers.select(opened, cause).ifPresentOrElse(selected -> begin(opened, selected, timers), SagaLifecycle::end);
    }

    private void begin(TicketOpened opened, AppliedServiceLevel selected, ServiceLevelTimers timers) {
        agreement = selected;
        priority = opened.priority();
        clocks = ServiceLevelClocks.opened(opened.at());
        setAlarm(opened.ticketId(), opened.customerId(), terms(timers), timers);
    }

    /** The applied service level may differ from the selected one, if another sender was faster. */
    @SagaEventHandler(associationProperty = TICKET)
    void react(ServiceLevelApplied applied, EventMessage<?> cause, ServiceLevelTimers timers) {
        if (isRepeat(cause)) return;
        agreement = new AppliedServiceLevel(applied.policy().version(), applied.plan(), agreement.openedAt());
        if (timers.isKnown(agreement)) setAlarm(applied.ticketId(), applied.customerId(), terms(timers), timers);
        else endWithoutPlan(timers);
    }

    /** Ends the saga, because the plan does not exist. */
    private void endWithoutPlan(ServiceLevelTimers timers) {
        cancelAlarm(timers);
        SagaLifecycle.end();
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(PriorityChanged changed, EventMessage<?> cause, ServiceLevelTimers timers) {
        handle(changed, cause, timers, serviceLevelCommands -> priority = changed.to());
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketReplied replied, EventMessage<?> cause, ServiceLevelTimers timers) {
        handle(
                replied,
                cause,
                timers,
                serviceLevelCommands -> clocks.replied(replied.author(), serviceLevelCommands.terms())
                        .forEach(met -> serviceLevelCommands.recordMet(met, replied.at())));
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(CustomerAwaited awaited, EventMessage<?> cause, ServiceLevelTimers timers) {
        handle(awaited, cause, timers, serviceLevelCommands -> clocks.stop());
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketHeld held, EventMessage<?> cause, ServiceLevelTimers timers) {
        handle(held, cause, timers, serviceLevelCommands -> clocks.stop());
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketResumed resumed, EventMessage<?> cause, ServiceLevelTimers timers) {
        handle(resumed, cause, timers, serviceLevelCommands -> clocks.start(resumed.at()));
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketSolved solved, EventMessage<?> cause, ServiceLevelTimers timers) {
        handle(
                solved,
                cause,
                timers,
                serviceLevelCommands -> clocks.solved(serviceLevelCommands.terms())
                        .forEach(met -> serviceLevelCommands.recordMet(met, solved.at())));
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketReopened reopened, EventMessage<?> cause, ServiceLevelTimers timers) {
        handle(reopened, cause, timers, serviceLevelCommands -> clocks.start(reopened.at()));
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketEscalated escalated, EventMessage<?> cause, ServiceLevelTimers timers) {
        handle(escalated, cause, timers, serviceLevelCommands -> {
            if (escalated.to().isAbove(tier)) tier = escalated.to();
        });
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketClosed closed, EventMessage<?> cause, ServiceLevelTimers timers) {
        handle(closed, cause, timers, serviceLevelCommands -> clocks.stop());
        SagaLifecycle.end();
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketMerged merged, EventMessage<?> cause, ServiceLevelTimers timers) {
        handle(merged, cause, timers, serviceLevelCommands -> clocks.stop());
        SagaLifecycle.end();
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TargetDue due, EventMessage<?> cause, ServiceLevelTimers timers) {
        if (due.round() == round) alarm = null;
        var serviceLevelCommands = timers.commands(due.ticketId(), terms(timers), cause);
        clocks.due(due.at(), serviceLevelCommands.terms())
                .forEach(reached -> tier = serviceLevelCommands.recordReached(reached, tier));
        setAlarm(due.ticketId(), due.customerId(), serviceLevelCommands.terms(), timers);
    }

    private void handle(
            TicketEvent event,
            EventMessage<?> cause,
            ServiceLevelTimers timers,
            Consumer<ServiceLevelCommands> change) {
        if (isRepeat(cause)) return;
        var serviceLevelCommands = timers.commands(event.ticketId(), terms(timers), cause);
        clocks.pass(event.at(), serviceLevelCommands.terms())
                .forEach(reached -> tier = serviceLevelCommands.recordReached(reached, tier));
        change.accept(serviceLevelCommands);
        setAlarm(
                event.ticketId(),
                event.customerId(),
                serviceLevelCommands.terms().at(priority),
                timers);
    }

    private ApplicableServiceLevel terms(ServiceLevelTimers timers) {
        return timers.terms(agreement, priority);
    }

    private void setAlarm(
            TicketId ticketId,
            CustomerId customerId,
            ApplicableServiceLevel applicableServiceLevel,
            ServiceLevelTimers timers) {
        var due = clocks.next(applicableServiceLevel).orElse(null);
        if (alarm != null && alarm.due().equals(due)) return;
        cancelAlarm(timers);
        if (due != null) alarm = timers.set(ticketId, customerId, due, ++round);
    }

    private void cancelAlarm(ServiceLevelTimers timers) {
        if (alarm != null) timers.cancel(alarm);
        alarm = null;
    }

    /** After a crash, events of a ticket may be delivered again; their sequence numbers show that they were handled. */
    private boolean isRepeat(EventMessage<?> cause) {
        if (!(cause instanceof DomainEventMessage<?> recorded)) return false;
        if (recorded.getSequenceNumber() <= seen) return true;
        seen = recorded.getSequenceNumber();
        return false;
    }
}
