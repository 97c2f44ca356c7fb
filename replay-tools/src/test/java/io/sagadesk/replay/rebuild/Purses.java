package io.sagadesk.replay.rebuild;

import io.sagadesk.api.customer.CustomerEvent.IdentityLinked;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.projections.EventEnvelope;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ReadModel;
import io.sagadesk.projections.ReadModels;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;

/**
 * A test projection whose documents show every event that is left out, folded twice or folded in another order, and that
 * fails on demand.
 */
public final class Purses {

    static final ModelSpec<Purse> PURSES = ModelSpec.of("purses", Purse.class, id -> new Purse(id, 0, 0, "", ""));
    static final ModelSpec<Stamp> STAMPS = ModelSpec.of("stamps", Stamp.class, id -> new Stamp(id, 0));

    private Purses() {}

    /**
     * The purchases of a customer.
     *
     * @param history a hash of all orders, which depends on their order
     */
    public record Purse(String customer, long purchases, long history, String seal, String handle) {

        Purse bought(String order, String by) {
            return new Purse(customer, purchases + 1, history * 31 + order.hashCode(), by, handle);
        }

        Purse linked(String sealedHandle) {
            return new Purse(customer, purchases, history * 31 + 1, seal, sealedHandle);
        }
    }

    /** A derived document: one card for each three purchases. */
    public record Stamp(String card, long count) {

        Stamp more() {
            return new Stamp(card, count + 1);
        }
    }

    /** The orders and the handles of customers that the projection cannot fold at the moment. */
    static final class Poison {

        private final Set<String> ids = ConcurrentHashMap.newKeySet();

        Poison with(String... poisonous) {
            ids.addAll(List.of(poisonous));
            return this;
        }

        void clear() {
            ids.clear();
        }

        private void check(String id, Object event) {
            if (ids.contains(id)) throw new IllegalStateException("This text quotes " + event);
        }
    }

    static Projection projection() {
        return projection("purses", 1, "customerId", new Poison());
    }

    static Projection projection(String name, int revision, @Nullable String key, Poison poison) {
        var models = name.equals("purses") ? List.<ModelSpec<?>>of(PURSES, STAMPS) : List.<ModelSpec<?>>of(of(name));
        return new Projection(
                name, revision, key, models, found -> new Folding(found, models, poison, "revision " + revision));
    }

    /** The model of a projection. Each projection has models of other names. */
    @SuppressWarnings("unchecked") // the type is the same in both branches
    static ModelSpec<Purse> of(String name) {
        return name.equals("purses") ? PURSES : ModelSpec.of(name, Purse.class, id -> new Purse(id, 0, 0, "", ""));
    }

    static final class Folding {

        private final ReadModel<Purse> purses;
        private final Poison poison;
        private final String seal;

        @SuppressWarnings("unchecked") // the first model is of purses
        private Folding(ReadModels found, List<ModelSpec<?>> models, Poison poison, String seal) {
            this.purses = found.of((ModelSpec<Purse>) models.get(0));
            this.poison = poison;
            this.seal = seal;
            if (models.size() == 1) return;
            var stamps = found.of(STAMPS);
            purses.onChange(
                    (before, after) -> stamps.update(after.customer() + "." + before.purchases() / 3, Stamp::more));
        }

        @EventHandler
        void project(PurchaseRecorded purchase, EventEnvelope envelope) {
            poison.check(purchase.orderId().value(), purchase);
            purses.update(
                    purchase.customerId().value(),
                    purse -> purse.bought(purchase.orderId().value() + envelope.metadata("actor"), seal));
        }

        @EventHandler
        void project(IdentityLinked linked) {
            poison.check(linked.customerId().value(), linked);
            purses.update(linked.customerId().value(), purse -> purse.linked(linked.handle()));
        }
    }
}
