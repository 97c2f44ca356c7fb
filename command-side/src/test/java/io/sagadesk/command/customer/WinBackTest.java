package io.sagadesk.command.customer;

import io.sagadesk.api.Decision;
import io.sagadesk.api.customer.CustomerCommand.EndWinBack;
import io.sagadesk.api.customer.CustomerCommand.ForgetCustomer;
import io.sagadesk.api.customer.CustomerCommand.StartWinBack;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.customer.CustomerEvent.WinBackEnded;
import io.sagadesk.api.customer.CustomerEvent.WinBackStarted;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.customer.WinBackOutcome;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.offer.WithheldReason;
import io.sagadesk.command.Refusals;
import java.time.Instant;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class WinBackTest {

    private static final CustomerId ID = new CustomerId("c-1");
    private static final Decision BECAUSE = new Decision("win-back", 0, Map.of());
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final CustomerRegistered REGISTERED = new CustomerRegistered(ID, null, null, NOON);
    private static final WinBackStarted STARTED = new WinBackStarted(ID, Segment.AT_RISK, BECAUSE, NOON);
    private static final WinBackEnded LOST = new WinBackEnded(ID, NOON, WinBackOutcome.LOST, null, LATER);

    private final AggregateTestFixture<Customer> customer = CustomerFixture.create();

    @Test
    void a_customer_who_slips_away_is_to_be_won_back() {
        customer.given(REGISTERED).when(start(NOON)).expectEvents(STARTED);
    }

    @Test
    void there_is_one_attempt_at_a_time() {
        customer.given(REGISTERED, STARTED).when(start(LATER)).expectException(Refusals.with("win-back-running"));
        unchanged(start(NOON), REGISTERED, STARTED);
    }

    @Test
    void an_attempt_that_is_over_is_not_repeated_but_there_may_be_another() {
        unchanged(start(NOON), REGISTERED, STARTED, LOST);
        customer.given(REGISTERED, STARTED, LOST)
                .when(start(LATER))
                .expectEvents(new WinBackStarted(ID, Segment.AT_RISK, BECAUSE, LATER));
    }

    @Test
    void an_attempt_ends_once() {
        var end = new EndWinBack(ID, NOON, WinBackOutcome.LOST, null, LATER);
        customer.given(REGISTERED, STARTED).when(end).expectEvents(LOST);
        unchanged(end, REGISTERED, STARTED, LOST);
        unchanged(end, REGISTERED, STARTED, LOST, new WinBackStarted(ID, Segment.AT_RISK, BECAUSE, LATER));
    }

    @Test
    void an_attempt_of_earlier_versions_is_ended_by_its_start_in_milliseconds() {
        var started = NOON.plusNanos(123_456_789);
        customer.given(REGISTERED, new WinBackStarted(ID, Segment.AT_RISK, BECAUSE, started))
                .when(new EndWinBack(ID, NOON.plusMillis(123), WinBackOutcome.LOST, null, LATER))
                .expectEvents(new WinBackEnded(ID, started, WinBackOutcome.LOST, null, LATER));
    }

    @Test
    void nobody_who_is_forgotten_is_won_back() {
        customer.given(REGISTERED, STARTED)
                .when(new ForgetCustomer(ID, "asked", LATER))
                .expectEvents(
                        new WinBackEnded(ID, NOON, WinBackOutcome.WITHHELD, WithheldReason.FORGOTTEN, LATER),
                        new CustomerForgotten(ID, "asked", LATER));
    }

    private void unchanged(Object command, Object... history) {
        customer.given(history).when(command).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    /** Events of earlier versions have nanoseconds; a client sends the start back with the milliseconds that it saw. */
    @Test
    void an_old_attempt_is_known_by_the_millisecond_of_its_start() {
        var precise = NOON.plusNanos(456_789);
        var old = new WinBackStarted(ID, Segment.AT_RISK, BECAUSE, precise);

        customer.given(REGISTERED, old)
                .when(new EndWinBack(ID, NOON, WinBackOutcome.LOST, null, LATER))
                .expectEvents(new WinBackEnded(ID, precise, WinBackOutcome.LOST, null, LATER));
        unchanged(start(NOON), REGISTERED, old);
    }

    private static StartWinBack start(Instant at) {
        return new StartWinBack(ID, Segment.AT_RISK, BECAUSE, at);
    }
}
