package io.sagadesk.saga.ticket;

import io.sagadesk.api.Command;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.ticket.TargetInstance;
import io.sagadesk.api.ticket.TicketCommand.ApplyServiceLevel;
import io.sagadesk.api.ticket.TicketCommand.EscalateTicket;
import io.sagadesk.api.ticket.TicketCommand.RecordBreach;
import io.sagadesk.api.ticket.TicketCommand.RecordRisk;
import io.sagadesk.api.ticket.TicketCommand.RecordTargetMet;
import io.sagadesk.api.ticket.TicketEvent;
import io.sagadesk.api.ticket.TicketEvent.CustomerAwaited;
import io.sagadesk.api.ticket.TicketEvent.PriorityChanged;
import io.sagadesk.api.ticket.TicketEvent.TicketClosed;
import io.sagadesk.api.ticket.TicketEvent.TicketHeld;
import io.sagadesk.api.ticket.TicketEvent.TicketMerged;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketReopened;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.api.ticket.TicketEvent.TicketResumed;
import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import io.sagadesk.saga.FixtureCommands;
import io.sagadesk.saga.FixturePolicies;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.test.eventscheduler.StubEventScheduler;
import org.axonframework.test.saga.SagaTestFixture;
import org.jspecify.annotations.Nullable;

/**
 * A saga fixture for one ticket; results are compared as lines of text. 2026-03-02 is a Monday; business hours are 9 to 17.
 */
final class ServiceLevelFixture {

    static final TicketId ID = new TicketId("t-1");
    static final CustomerId ANNA = new CustomerId("c-1");
    static final Author ANN = Author.agent("a-1");
    static final Author BOT = Author.bot("b-1");

    final FixturePolicies policies = new FixturePolicies();
    final Saga saga = new Saga();
    final FixtureCommands commands = FixtureCommands.in(saga);

    /** Delivers events as the log does, possibly more than once. */
    static final class Saga extends SagaTestFixture<ServiceLevelProcess> {

        Saga() {
            super(ServiceLevelProcess.class);
        }

        void redeliver(TicketEvent event, long sequence) {
            ensureSagaResourcesInitialized();
            handleInSaga(new GenericDomainEventMessage<>("Ticket", ID.toString(), sequence, event));
        }
    }

    private final StubEventScheduler timers = new StubEventScheduler(at("2026-03-02T00:00"));
    private Instant now = at("2026-03-02T00:00");
    private Priority priority = Priority.NORMAL;
    private int reported;
    private int messages;

    ServiceLevelFixture() {
        var levels = new ServiceLevelSelection(policies, (conversation, cause) -> Optional.of(Channel.EMAIL), commands);
        saga.registerResource(new ServiceLevelTimers(levels, commands, timers));
    }

    static Instant at(String time) {
        return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
    }

    /** Advances the time and fires due timers. */
    ServiceLevelFixture on(String time) {
        now = at(time);
        timers.advanceTimeTo(now, due -> saga.andThenAPublished(due.getPayload()));
        return this;
    }

    ServiceLevelFixture happened(TicketEvent... events) {
        saga.givenAggregate(ID.toString()).published((Object[]) events);
        return this;
    }

    ServiceLevelFixture opened() {
        return happened(opening(null, null));
    }

    TicketOpened opening(@Nullable ConversationId conversation, @Nullable Integer version) {
        var policy = version == null ? null : new PolicyVersion(new PolicyId("sla"), version);
        return new TicketOpened(ID, ANNA, conversation, priority, "pd1.subject", policy, now);
    }

    ServiceLevelFixture replied(Author author) {
        return happened(new TicketReplied(ID, ANNA, new MessageId("m-" + messages++), author, "pd1.text", now));
    }

    ServiceLevelFixture raisedTo(Priority to) {
        var changed = new PriorityChanged(ID, ANNA, priority, to, now);
        priority = to;
        return happened(changed);
    }

    ServiceLevelFixture awaited() {
        return happened(new CustomerAwaited(ID, ANNA, now));
    }

    ServiceLevelFixture held() {
        return happened(new TicketHeld(ID, ANNA, "the maker", now));
    }

    ServiceLevelFixture resumed() {
        return happened(new TicketResumed(ID, ANNA, now));
    }

    ServiceLevelFixture solved() {
        return happened(new TicketSolved(ID, ANNA, ANN, now));
    }

    ServiceLevelFixture reopened() {
        return happened(new TicketReopened(ID, ANNA, Author.CUSTOMER, now));
    }

    ServiceLevelFixture closed() {
        return happened(new TicketClosed(ID, ANNA, ANN, now));
    }

    ServiceLevelFixture merged() {
        return happened(new TicketMerged(ID, ANNA, new TicketId("t-2"), now));
    }

    /** Returns the commands to the ticket since the previous call. */
    List<String> newCommands() {
        var all = commands.sent();
        var unreported = all.subList(reported, all.size()).stream()
                .map(ServiceLevelFixture::line)
                .toList();
        reported = all.size();
        return unreported;
    }

    /** Returns the input of that name of the latest decision. */
    @Nullable String input(String name) {
        var all = commands.sent();
        return ((RecordTargetMet) all.get(all.size() - 1)).because().inputs().get(name);
    }

    int timers() {
        return timers.getScheduledItems().size();
    }

    private static String line(Command command) {
        var description = command instanceof ApplyServiceLevel level
                ? "promised " + level.plan() + " " + level.policy().version()
                : command instanceof RecordRisk risk
                        ? "warned " + line(risk.instance())
                        : command instanceof RecordBreach breach
                                ? "missed " + line(breach.instance()) + " " + breach.level()
                                : command instanceof RecordTargetMet met
                                        ? "met " + line(met.instance())
                                        : "to " + ((EscalateTicket) command).to();
        return description + " " + LocalDateTime.ofInstant(command.at(), ZoneOffset.UTC);
    }

    private static String line(TargetInstance instance) {
        return instance.target() + "/" + instance.number();
    }
}
