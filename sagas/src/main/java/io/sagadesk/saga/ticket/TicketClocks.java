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
import io.sagadesk.rules.ticket.AppliedServiceLevel;
import io.sagadesk.rules.ticket.ServiceLevelClocks;
import io.sagadesk.rules.ticket.ApplicableServiceLevel;
import io.sagadesk.saga.ticket.Timekeeper.Alarm;
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
@ProcessingGroup(TicketClocks.NAME)
public class TicketClocks {

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
    void react(TicketOpened opened, EventMessage<?> cause, Timekeeper keeper) {
        if (isRepeat(cause)) return;
        keeper.agree(opened, cause).ifPresentOrElse(agreed -> begin(opened, agreed, keeper), SagaLifecycle::end);
    }

    private void begin(TicketOpened opened, AppliedServiceLevel agreed, Timekeeper keeper) {
        agreement = agreed;
        priority = opened.priority();
        clocks = ServiceLevelClocks.opened(opened.at());
        setAlarm(opened.ticketId(), opened.customerId(), terms(keeper), keeper);
    }

    /** Somebody else may have been faster to say what is promised. */
    @SagaEventHandler(associationProperty = TICKET)
    void react(ServiceLevelApplied applied, EventMessage<?> cause, Timekeeper keeper) {
        if (isRepeat(cause)) return;
        agreement = new AppliedServiceLevel(applied.policy().version(), applied.plan(), agreement.openedAt());
        if (keeper.isKnown(agreement)) setAlarm(applied.ticketId(), applied.customerId(), terms(keeper), keeper);
        else giveUp(keeper);
    }

    /** There is no such plan. */
    private void giveUp(Timekeeper keeper) {
        cancelAlarm(keeper);
        SagaLifecycle.end();
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(PriorityChanged changed, EventMessage<?> cause, Timekeeper keeper) {
        turn(changed, cause, keeper, turn -> priority = changed.to());
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketReplied replied, EventMessage<?> cause, Timekeeper keeper) {
        turn(
                replied,
                cause,
                keeper,
                turn -> clocks.replied(replied.author(), turn.terms()).forEach(kept -> turn.tell(kept, replied.at())));
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(CustomerAwaited awaited, EventMessage<?> cause, Timekeeper keeper) {
        turn(awaited, cause, keeper, turn -> clocks.stop());
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketHeld held, EventMessage<?> cause, Timekeeper keeper) {
        turn(held, cause, keeper, turn -> clocks.stop());
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketResumed resumed, EventMessage<?> cause, Timekeeper keeper) {
        turn(resumed, cause, keeper, turn -> clocks.start(resumed.at()));
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketSolved solved, EventMessage<?> cause, Timekeeper keeper) {
        turn(solved, cause, keeper, turn -> clocks.solved(turn.terms()).forEach(kept -> turn.tell(kept, solved.at())));
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketReopened reopened, EventMessage<?> cause, Timekeeper keeper) {
        turn(reopened, cause, keeper, turn -> clocks.start(reopened.at()));
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketEscalated escalated, EventMessage<?> cause, Timekeeper keeper) {
        turn(escalated, cause, keeper, turn -> {
            if (escalated.to().isAbove(tier)) tier = escalated.to();
        });
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketClosed closed, EventMessage<?> cause, Timekeeper keeper) {
        turn(closed, cause, keeper, turn -> clocks.stop());
        SagaLifecycle.end();
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TicketMerged merged, EventMessage<?> cause, Timekeeper keeper) {
        turn(merged, cause, keeper, turn -> clocks.stop());
        SagaLifecycle.end();
    }

    @SagaEventHandler(associationProperty = TICKET)
    void react(TargetDue due, EventMessage<?> cause, Timekeeper keeper) {
        if (due.round() == round) alarm = null;
        var turn = keeper.turn(due.ticketId(), terms(keeper), cause);
        clocks.due(due.at(), turn.terms()).forEach(reached -> tier = turn.tell(reached, tier));
        setAlarm(due.ticketId(), due.customerId(), turn.terms(), keeper);
    }

    private void turn(TicketEvent event, EventMessage<?> cause, Timekeeper keeper, Consumer<Turn> change) {
        if (isRepeat(cause)) return;
        var turn = keeper.turn(event.ticketId(), terms(keeper), cause);
        clocks.pass(event.at(), turn.terms()).forEach(reached -> tier = turn.tell(reached, tier));
        change.accept(turn);
        setAlarm(event.ticketId(), event.customerId(), turn.terms().at(priority), keeper);
    }

    private ApplicableServiceLevel terms(Timekeeper keeper) {
        return keeper.terms(agreement, priority);
    }

    private void setAlarm(TicketId ticketId, CustomerId customerId, ApplicableServiceLevel applicableServiceLevel, Timekeeper keeper) {
        var due = clocks.next(applicableServiceLevel).orElse(null);
        if (alarm != null && alarm.due().equals(due)) return;
        cancelAlarm(keeper);
        if (due != null) alarm = keeper.set(ticketId, customerId, due, ++round);
    }

    private void cancelAlarm(Timekeeper keeper) {
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
