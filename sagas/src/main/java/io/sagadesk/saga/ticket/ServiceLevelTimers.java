package io.sagadesk.saga.ticket;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.sagadesk.api.Priority;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.timer.TimerEvent.TargetDue;
import io.sagadesk.rules.ticket.ApplicableServiceLevel;
import io.sagadesk.rules.ticket.AppliedServiceLevel;
import io.sagadesk.rules.ticket.ServiceLevelClocks.Due;
import io.sagadesk.saga.SagaCommandGateway;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import org.springframework.stereotype.Component;

/** Connects the saga of a ticket to the rules, the ticket aggregate and the scheduler. */
@Component
class ServiceLevelTimers {

    private final ServiceLevelSelection serviceLevels;
    private final SagaCommandGateway commands;
    private final EventScheduler scheduler;

    ServiceLevelTimers(
            ServiceLevelSelection serviceLevelSelection, SagaCommandGateway commands, EventScheduler scheduler) {
        this.serviceLevels = serviceLevelSelection;
        this.commands = commands;
        this.scheduler = scheduler;
    }

    /** A pending timer. */
    record Alarm(@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) ScheduleToken token, Due due) {}

    Optional<AppliedServiceLevel> select(TicketOpened opened, EventMessage<?> cause) {
        return serviceLevels.select(opened, cause);
    }

    boolean isKnown(AppliedServiceLevel appliedServiceLevel) {
        return serviceLevels.isKnown(appliedServiceLevel);
    }

    ApplicableServiceLevel terms(AppliedServiceLevel appliedServiceLevel, Priority priority) {
        return serviceLevels.terms(appliedServiceLevel, priority);
    }

    ServiceLevelCommands commands(
            TicketId ticketId, ApplicableServiceLevel applicableServiceLevel, EventMessage<?> cause) {
        return new ServiceLevelCommands(ticketId, applicableServiceLevel, commands, cause);
    }

    /** Schedules a timer; its round distinguishes it from other timers of the ticket. */
    Alarm set(TicketId ticketId, CustomerId customerId, Due due, int round) {
        var event = new TargetDue(ticketId, customerId, due.instance(), round, due.at());
        return new Alarm(scheduler.schedule(due.at(), event), due);
    }

    void cancel(Alarm alarm) {
        scheduler.cancelSchedule(alarm.token());
    }
}
