package io.sagadesk.command.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.ReturnId;
import io.sagadesk.api.order.OrderCommand.RecordPurchase;
import io.sagadesk.api.order.OrderCommand.RecordReturn;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.order.OrderEvent.ReturnRecorded;
import io.sagadesk.command.Refusals;
import io.sagadesk.command.Snapshots;
import java.time.Instant;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final OrderId ID = new OrderId("o-1");
    private static final CustomerId ANNA = new CustomerId("c-1");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final PurchaseRecorded BOUGHT = new PurchaseRecorded(ID, ANNA, euros("100"), 3, NOON);

    private final AggregateTestFixture<Order> order = new AggregateTestFixture<>(Order.class);

    @Test
    void a_purchase_is_recorded() {
        order.givenNoPriorActivity().when(purchase("100", NOON)).expectEvents(BOUGHT);
    }

    @Test
    void the_same_purchase_counts_once() {
        order.given(BOUGHT)
                .when(purchase("100.0", LATER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_order_cannot_be_recorded_with_another_content() {
        order.given(BOUGHT).when(purchase("99", NOON)).expectException(Refusals.with("order-exists"));
    }

    @Test
    void a_return_is_recorded() {
        order.given(BOUGHT).when(giveBack("r-1", euros("40"))).expectEvents(returned("r-1", "40"));
    }

    @Test
    void all_may_be_returned_in_parts() {
        order.given(BOUGHT, returned("r-1", "40"))
                .when(giveBack("r-2", euros("60")))
                .expectEvents(returned("r-2", "60"));
    }

    @Test
    void returns_together_never_exceed_the_purchase() {
        order.given(BOUGHT, returned("r-1", "40"))
                .when(giveBack("r-2", euros("60.01")))
                .expectException(Refusals.with("return-exceeds-purchase"));
    }

    @Test
    void the_same_return_counts_once() {
        order.given(BOUGHT, returned("r-1", "40"))
                .when(giveBack("r-1", euros("40")))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_return_cannot_be_recorded_with_another_amount() {
        order.given(BOUGHT, returned("r-1", "40"))
                .when(giveBack("r-1", euros("30")))
                .expectException(Refusals.with("return-exists"));
    }

    @Test
    void what_was_paid_in_one_currency_is_not_returned_in_another() {
        order.given(BOUGHT)
                .when(giveBack("r-1", Money.of("1", "USD")))
                .expectException(Refusals.with("currency-mismatch"));
    }

    @Test
    void nothing_is_returned_of_an_unknown_order() {
        order.givenNoPriorActivity()
                .when(giveBack("r-1", euros("1")))
                .expectException(AggregateNotFoundException.class);
    }

    @Test
    void the_state_of_an_order_survives_a_snapshot() {
        var before = new Order();
        before.evolve(BOUGHT);
        before.evolve(returned("r-1", "40"));
        assertThat(Snapshots.roundTrip(before)).usingRecursiveComparison().isEqualTo(before);
    }

    private static RecordPurchase purchase(String total, Instant at) {
        return new RecordPurchase(ID, ANNA, euros(total), 3, at);
    }

    private static RecordReturn giveBack(String returnId, Money amount) {
        return new RecordReturn(ID, new ReturnId(returnId), amount, LATER);
    }

    private static ReturnRecorded returned(String returnId, String amount) {
        return new ReturnRecorded(ID, ANNA, new ReturnId(returnId), euros(amount), LATER);
    }

    private static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }
}
