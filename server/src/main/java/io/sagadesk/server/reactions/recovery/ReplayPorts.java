package io.sagadesk.server.reactions.recovery;

import io.sagadesk.saga.ConversationLookup;
import io.sagadesk.saga.CustomerLookup;
import io.sagadesk.saga.DuplicateLookup;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.saga.SagaCommandGateway;
import io.sagadesk.saga.delivery.MessageOutbox;
import io.sagadesk.saga.rfm.CustomerStandings;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The sagas' and automations' ways to the rest of the server, while the log is replayed to them: nothing leaves them but
 * what is gathered for the segment at work. For one thread.
 */
final class ReplayPorts implements EventScheduler {

    private final PolicyLookup policies;
    private final SagaCommandGateway commands;
    private final RecordedAnswers answers;
    private @Nullable ReplayedSegment atWork;

    ReplayPorts(PolicyLookup policies, EventStore events, LogEffects effects) {
        this.policies = policies;
        this.commands = new RecordedCommands(effects, () -> segment().handled());
        this.answers = new RecordedAnswers(events, effects, () -> segment().handled());
    }

    /** From now on this segment is at work. */
    void enter(ReplayedSegment segment) {
        atWork = segment;
    }

    /** Offers the ports to the components of a context, under the types that they ask for. */
    void registerIn(AnnotationConfigApplicationContext context) {
        context.registerBean(PolicyLookup.class, () -> policies);
        context.registerBean(SagaCommandGateway.class, () -> commands);
        context.registerBean(EventScheduler.class, () -> this);
        context.registerBean(
                MessageOutbox.class,
                () -> (order, handler, cause) -> segment().outbox().put(order, handler, cause));
        context.registerBean("conversations", ConversationLookup.class, () -> answers::channelOf);
        context.registerBean("customers", CustomerLookup.class, () -> answers::known);
        context.registerBean("duplicates", DuplicateLookup.class, () -> answers::shared);
        context.registerBean("standings", CustomerStandings.class, () -> answers::changes);
    }

    private ReplayedSegment segment() {
        return Objects.requireNonNull(atWork);
    }

    @Override
    public ScheduleToken schedule(Instant triggerDateTime, Object event) {
        return segment().timers().schedule(triggerDateTime, event);
    }

    /** No time passes during a replay. */
    @Override
    public ScheduleToken schedule(Duration triggerDuration, Object event) {
        throw new UnsupportedOperationException("A reaction says the instant, not how long from now");
    }

    @Override
    public void cancelSchedule(ScheduleToken scheduleToken) {
        segment().timers().cancelSchedule(scheduleToken);
    }
}
