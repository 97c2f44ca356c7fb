package io.sagadesk.command;

import static io.sagadesk.api.EventMetadata.REQUEST_DIGEST;
import static io.sagadesk.api.EventMetadata.REQUEST_ID;

import io.sagadesk.api.Priority;
import io.sagadesk.api.customer.CustomerCommand.ForgetCustomer;
import io.sagadesk.api.customer.CustomerEvent.ForgettingRefused;
import io.sagadesk.api.customer.CustomerEvent.LegalHoldPlaced;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.HoldId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketCommand.AssignTicket;
import io.sagadesk.api.ticket.TicketCommand.OpenTicket;
import io.sagadesk.api.ticket.TicketEvent.TicketAssigned;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketTookOver;
import io.sagadesk.command.customer.Customer;
import io.sagadesk.command.customer.CustomerFixture;
import io.sagadesk.command.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatableAggregateTest {

    private static final TicketId ID = new TicketId("t-1");
    private static final CustomerId ANNA = new CustomerId("c-1");
    private static final AgentId BOB = new AgentId("a-1");
    private static final AgentId EVE = new AgentId("a-2");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final OpenTicket OPEN = new OpenTicket(ID, ANNA, null, Priority.NORMAL, "Parcel", null, NOON);
    private static final TicketOpened OPENED = new TicketOpened(ID, ANNA, null, Priority.NORMAL, "Parcel", null, NOON);
    private static final AssignTicket TO_BOB = new AssignTicket(ID, BOB, NOON);
    private static final TicketAssigned ASSIGNED_TO_BOB = new TicketAssigned(ID, ANNA, null, BOB, NOON);
    private static final TicketAssigned PASSED_TO_EVE = new TicketAssigned(ID, ANNA, BOB, EVE, NOON);

    private final AggregateTestFixture<Ticket> ticket = new AggregateTestFixture<>(Ticket.class);

    @BeforeEach
    void copy_the_request_from_commands_to_events() {
        ticket.registerInjectableResource(new KnownSubjects().with(BOB, EVE));
        ticket.registerCommandHandlerInterceptor(
                new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider(REQUEST_ID, REQUEST_DIGEST)));
    }

    /** A client may use one key for the merge of one ticket and for a change of the other. */
    @Test
    void a_request_to_another_aggregate_uses_up_no_key_of_this_one() {
        ticket.given(OPENED, with(request("r-1", "d-1"), new TicketTookOver(ID, ANNA, new TicketId("t-2"), NOON)))
                .when(TO_BOB, request("r-1", "d-2"))
                .expectEvents(ASSIGNED_TO_BOB);
    }

    @Test
    void a_repeated_request_is_not_carried_out_again_after_the_ticket_has_moved_on() {
        ticket.given(OPENED, with(request("r-1", "d-1"), ASSIGNED_TO_BOB), PASSED_TO_EVE)
                .when(TO_BOB, request("r-1", "d-1"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_request_is_recognised_by_what_its_command_left_behind() {
        ticket.givenCommands(
                        OPEN,
                        new GenericCommandMessage<>(TO_BOB, request("r-1", "d-1")),
                        new AssignTicket(ID, EVE, NOON))
                .when(TO_BOB, request("r-1", "d-1"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void another_request_is_carried_out() {
        ticket.given(OPENED, with(request("r-1", "d-1"), ASSIGNED_TO_BOB), PASSED_TO_EVE)
                .when(TO_BOB, request("r-2", "d-1"))
                .expectEvents(new TicketAssigned(ID, ANNA, EVE, BOB, NOON));
    }

    @Test
    void a_command_without_a_request_id_is_carried_out() {
        ticket.given(OPENED, with(request("null", ""), ASSIGNED_TO_BOB), PASSED_TO_EVE)
                .when(TO_BOB)
                .expectEvents(new TicketAssigned(ID, ANNA, EVE, BOB, NOON));
    }

    @Test
    void a_request_id_with_another_content_is_refused() {
        var given = ticket.given(OPENED, with(request("r-1", "d-1"), ASSIGNED_TO_BOB));
        given.when(new AssignTicket(ID, EVE, NOON), request("r-1", "d-2"))
                .expectNoEvents()
                .expectException(Refusals.with("request-id-reused"));
    }

    @Test
    void a_creation_is_recognised_by_its_request() {
        ticket.given(with(request("r-1", "d-1"), OPENED))
                .when(OPEN, request("r-1", "d-1"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_creation_under_a_request_id_of_another_content_is_refused() {
        ticket.given(with(request("r-1", "d-1"), OPENED))
                .when(OPEN, request("r-1", "d-2"))
                .expectException(Refusals.with("request-id-reused"));
    }

    @Test
    void a_command_that_may_create_is_carried_out_once_on_what_exists() {
        var hold = new HoldId("h-1");
        var forget = new ForgetCustomer(ANNA, "asked", NOON);
        var refused = new ForgettingRefused(ANNA, "asked", List.of(hold), NOON);
        FixtureConfiguration<Customer> customer = CustomerFixture.create();
        var given =
                customer.given(new LegalHoldPlaced(ANNA, hold, "case 7", NOON), with(request("r-1", "d-1"), refused));
        given.when(forget, request("r-1", "d-1"))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(Refusals.with("legal-hold"));
        given.when(forget, request("r-2", "d-1")).expectEvents(refused);
    }

    @Test
    void a_snapshot_remembers_the_requests() {
        var snapshots = new ArrayList<String>();
        ticket.given(OPENED, with(request("r-1", "d-1"), ASSIGNED_TO_BOB))
                .when(new AssignTicket(ID, EVE, NOON), request("r-2", "d-2"))
                .expectState(state -> snapshots.add(Snapshots.write(state)));

        var restored = new AggregateTestFixture<>(Ticket.class)
                .givenState(() -> Snapshots.read(snapshots.get(0), Ticket.class));
        restored.when(TO_BOB, request("r-1", "d-1"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        restored.when(OPEN, request("r-2", "d-1")).expectException(Refusals.with("request-id-reused"));
    }

    @Test
    void only_the_last_thousand_requests_are_remembered() {
        var requests = Stream.iterate(1, i -> i + 1).limit(HandledRequests.REMEMBERED + 1);
        var events = Stream.concat(
                Stream.of(OPENED),
                requests.map(i -> with(request("r-" + i, "d"), i % 2 == 1 ? PASSED_TO_EVE : ASSIGNED_TO_BOB)));
        var given = ticket.given(events.toList());
        given.when(TO_BOB, request("r-2", "d"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given.when(TO_BOB, request("r-1", "d")).expectEvents(new TicketAssigned(ID, ANNA, EVE, BOB, NOON));
    }

    private static Map<String, String> request(String id, String digest) {
        return Map.of(REQUEST_ID, id, REQUEST_DIGEST, digest);
    }

    private static Object with(Map<String, String> request, Object event) {
        return new GenericEventMessage<>(event, request);
    }
}
