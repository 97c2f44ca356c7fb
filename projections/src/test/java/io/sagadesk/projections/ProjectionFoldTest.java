package io.sagadesk.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.Test;

class ProjectionFoldTest {

    public record Buyer(CustomerId customer, int purchases) {}

    public record Buyers(int once, int more) {}

    static final ModelSpec<Buyer> BUYER = ModelSpec.of("buyer", Buyer.class, id -> new Buyer(new CustomerId(id), 0));
    static final ModelSpec<Buyers> BUYERS = ModelSpec.of("buyers", Buyers.class, id -> new Buyers(0, 0));
    static final Projection COUNTING = new Projection("counting", 1, null, List.of(BUYER, BUYERS), Counting::new);

    /** Counts the customers who bought once and more than once. */
    static final class Counting {

        private final ReadModel<Buyer> buyer;

        Counting(ReadModels models) {
            buyer = models.of(BUYER);
            var buyers = models.of(BUYERS);
            buyer.onChange((before, after) -> buyers.update("all", all -> counted(all, before, after)));
        }

        private static Buyers counted(Buyers all, Buyer before, Buyer after) {
            return new Buyers(all.once() + once(after) - once(before), all.more() + more(after) - more(before));
        }

        private static int once(Buyer buyer) {
            return buyer.purchases() == 1 ? 1 : 0;
        }

        private static int more(Buyer buyer) {
            return buyer.purchases() > 1 ? 1 : 0;
        }

        @EventHandler
        void project(PurchaseRecorded purchase) {
            buyer.update(purchase.customerId().value(), known -> new Buyer(known.customer(), known.purchases() + 1));
        }
    }

    private static PurchaseRecorded purchase(String customer) {
        return new PurchaseRecorded(
                new OrderId("o-1"), new CustomerId(customer), Money.of("1.00", "EUR"), 1, Instant.EPOCH);
    }

    @Test
    void a_batch_folds_like_its_events_one_by_one() {
        PurchaseRecorded[] purchases = {purchase("anna"), purchase("ben"), purchase("anna")};
        var batch = InMemoryProjection.of(COUNTING).batch(purchases);
        assertThat(batch.get(BUYERS, "all")).isEqualTo(new Buyers(1, 1));
        assertThat(batch.everything())
                .isEqualTo(InMemoryProjection.of(COUNTING).after(purchases).everything());
    }

    @Test
    void an_event_that_a_document_has_seen_is_skipped() {
        var folding = InMemoryProjection.of(COUNTING);
        var events = folding.record(purchase("anna"), purchase("anna"), purchase("ben"));
        folding.redelivered(events).redelivered(events).redelivered(events.subList(1, 2));
        assertThat(folding.get(BUYER, "anna").purchases()).isEqualTo(2);
        assertThat(folding.get(BUYERS, "all")).isEqualTo(new Buyers(1, 1));
    }

    @Test
    void derived_documents_that_were_written_before_a_crash_are_not_derived_twice() {
        var crashed = InMemoryProjection.of(COUNTING);
        var events = crashed.record(purchase("anna"), purchase("anna"));
        crashed.redelivered(events).lose(BUYER); // the derived model was written, the model it is derived from was not
        crashed.redelivered(events.subList(0, 1)).redelivered(events.subList(1, 2));
        assertThat(crashed.get(BUYERS, "all")).isEqualTo(new Buyers(0, 1));
        assertThat(crashed.get(BUYER, "anna").purchases()).isEqualTo(2);
    }

    @Test
    void what_is_derived_must_be_declared_after_what_it_is_derived_from() {
        var wrong = new Projection("wrong", 1, null, List.of(BUYERS, BUYER), Counting::new);
        assertThatThrownBy(() -> InMemoryProjection.of(wrong).after(purchase("anna")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("buyers");
    }

    @Test
    void a_model_that_is_not_declared_is_refused() {
        var forgetful = new Projection("forgetful", 1, null, List.of(BUYER), Counting::new);
        assertThatThrownBy(() -> InMemoryProjection.of(forgetful).after(purchase("anna")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("buyers");
    }
}
