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
 * Keeps what a ticket was promised: from its opening to its closing it warns, tells of breaches, and escalates. Everything
 * that is due is reached by counting, never because a timer says so: a timer that is out of date finds nothing.
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
    void react(TicketOpened opened, EventMessage<?> cause, ServiceLevelTimers keeper) {
        if (isRepeat(cause)) return;
        keeper.agree(opened, cause).ifPresentOrElse(agreed -> begin(opened, agreed, keeper), SagaLifecycle::end);
    }

    private void begin(TicketOpened opened, AppliedServiceLevel agreed, ServiceLevelTimers keeper) {
        agreement = agreed;
        priority = opened.priority();
        clocks = ServiceLevelClocks.opened(opened.at());
        setAlarm(opened.ticketId(), opened.customerId(), terms(keeper), keeper);
    }

    /** Somebody else may have been faster to say what is promised. */
    @SagaEventHandler(associationProperty = TICKET)
    void react(ServiceLevelApplied applied, EventMessage<?> cause, ServiceLevelTimers keeper) {
        if (isRepeat(cause)) return;
        agreement = new AppliedServiceLevel(applied.policy().version(), applied.plan(), agreement.openedAt());
        if (keeper.isKnown(agreement)) setAlarm(applied.ticketId(), applied.customerId(), terms(keeper), keeper);
        else giveUp(keeper);
    }

    /** There is no such plan. */
    private void giveUp(ServiceLevelTimers keeper) {
        cancelAlarm(keeper);
        SagaLifecycle.end();
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(PriorityChanged changed, EventMessage<?> cause, ServiceLevelTimers keeper) {
        turn(changed, cause, keeper, serviceLevelCommands -> priority = changed.to());
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketReplied replied, EventMessage<?> cause, ServiceLevelTimers keeper) {
        turn(
                replied,
                cause,
                keeper,
                serviceLevelCommands -> clocks.replied(replied.author(), serviceLevelCommands.terms())
                        .forEach(kept -> serviceLevelCommands.tell(kept, replied.at())));
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(CustomerAwaited awaited, EventMessage<?> cause, ServiceLevelTimers keeper) {
        turn(awaited, cause, keeper, serviceLevelCommands -> clocks.stop());
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketHeld held, EventMessage<?> cause, ServiceLevelTimers keeper) {
        turn(held, cause, keeper, serviceLevelCommands -> clocks.stop());
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketResumed resumed, EventMessage<?> cause, ServiceLevelTimers keeper) {
        turn(resumed, cause, keeper, serviceLevelCommands -> clocks.start(resumed.at()));
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketSolved solved, EventMessage<?> cause, ServiceLevelTimers keeper) {
        turn(
                solved,
                cause,
                keeper,
                serviceLevelCommands -> clocks.solved(serviceLevelCommands.terms())
                        .forEach(kept -> serviceLevelCommands.tell(kept, solved.at())));
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketReopened reopened, EventMessage<?> cause, ServiceLevelTimers keeper) {
        turn(reopened, cause, keeper, serviceLevelCommands -> clocks.start(reopened.at()));
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketEscalated escalated, EventMessage<?> cause, ServiceLevelTimers keeper) {
        turn(escalated, cause, keeper, serviceLevelCommands -> {
            if (escalated.to().isAbove(tier)) tier = escalated.to();
        });
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketClosed closed, EventMessage<?> cause, ServiceLevelTimers keeper) {
        turn(closed, cause, keeper, serviceLevelCommands -> clocks.stop());
        SagaLifecycle.end();
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketMerged merged, EventMessage<?> cause, ServiceLevelTimers keeper) {
        turn(merged, cause, keeper, serviceLevelCommands -> clocks.stop());
        SagaLifecycle.end();
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TargetDue due, EventMessage<?> cause, ServiceLevelTimers keeper) {
        if (due.round() == round) alarm = null;
        var serviceLevelCommands = keeper.turn(due.ticketId(), terms(keeper), cause);
        clocks.due(due.at(), serviceLevelCommands.terms())
                .forEach(reached -> tier = serviceLevelCommands.tell(reached, tier));
        setAlarm(due.ticketId(), due.customerId(), serviceLevelCommands.terms(), keeper);
    }

    private void turn(
            TicketEvent event,
            EventMessage<?> cause,
            ServiceLevelTimers keeper,
            Consumer<ServiceLevelCommands> change) {
        if (isRepeat(cause)) return;
        var serviceLevelCommands = keeper.turn(event.ticketId(), terms(keeper), cause);
        clocks.pass(event.at(), serviceLevelCommands.terms())
                .forEach(reached -> tier = serviceLevelCommands.tell(reached, tier));
        change.accept(serviceLevelCommands);
        setAlarm(
                event.ticketId(),
                event.customerId(),
                serviceLevelCommands.terms().at(priority),
                keeper);
    }

    private ApplicableServiceLevel terms(ServiceLevelTimers keeper) {
        return keeper.terms(agreement, priority);
    }

    private void setAlarm(
            TicketId ticketId,
            CustomerId customerId,
            ApplicableServiceLevel applicableServiceLevel,
            ServiceLevelTimers keeper) {
        var due = clocks.next(applicableServiceLevel).orElse(null);
        if (alarm != null && alarm.due().equals(due)) return;
        cancelAlarm(keeper);
        if (due != null) alarm = keeper.set(ticketId, customerId, due, ++round);
    }

    private void cancelAlarm(ServiceLevelTimers keeper) {
        if (alarm != null) keeper.cancel(alarm);
        alarm = null;
    }

    /** After a crash a ticket's events may come again that have been reacted to before. */
    private boolean isRepeat(EventMessage<?> cause) {
        if (!(cause instanceof DomainEventMessage<?> recorded)) return false;
        if (recorded.getSequenceNumber() <= seen) return true;
        seen = recorded.getSequenceNumber();
        return false;
    }
}
