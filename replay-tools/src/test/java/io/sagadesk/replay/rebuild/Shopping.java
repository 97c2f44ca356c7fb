package io.sagadesk.replay.rebuild;

import io.sagadesk.api.Money;
import io.sagadesk.api.customer.CustomerEvent.IdentityLinked;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** Generates events of random customers, the same for the same seed. */
final class Shopping {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Random chance;
    private final int customers;
    private int orders;

    Shopping(long seed, int customers) {
        this.chance = new Random(seed);
        this.customers = customers;
    }

    /** Purchases of random customers, with orders {@code o-0}, {@code o-1} and so on. */
    List<DomainEventMessage<?>> purchases(int count) {
        var made = new ArrayList<DomainEventMessage<?>>(count);
        for (int n = 0; n < count; n++) made.add(purchase("c-" + chance.nextInt(customers)));
        return made;
    }

    /** The next order, of the given customer. */
    DomainEventMessage<?> purchase(String customer) {
        var order = new OrderId("o-" + orders++);
        var at = NOON.plusSeconds(orders);
        var purchase = new PurchaseRecorded(order, new CustomerId(customer), Money.of("9.90", "EUR"), 1, at);
        return message(order.toString(), 0, purchase, customer);
    }

    /** The first event of a customer, which contains personal data. */
    static DomainEventMessage<?> handle(String customer, String handle) {
        var id = new CustomerId(customer);
        return message(id.toString(), 0, new IdentityLinked(id, IdentityKind.EMAIL, handle, NOON), customer);
    }

    private static DomainEventMessage<?> message(String aggregate, long sequence, Object event, String customer) {
        return new GenericDomainEventMessage<>(
                "Test", aggregate, sequence, event, Map.of("customerId", customer, "actor", "app/test"));
    }
}
