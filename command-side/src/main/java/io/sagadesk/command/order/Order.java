package io.sagadesk.command.order;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.sagadesk.api.Money;
import io.sagadesk.api.Refused;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.ReturnId;
import io.sagadesk.api.order.OrderCommand.RecordPurchase;
import io.sagadesk.api.order.OrderCommand.RecordReturn;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.order.OrderEvent.ReturnRecorded;
import io.sagadesk.command.RepeatableAggregate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** An order: the purchase and its returns, which never exceed the amount paid. */
@Aggregate(type = "Order", cache = "aggregateCache", snapshotTriggerDefinition = "aggregateSnapshots")
public class Order extends RepeatableAggregate {

    @AggregateIdentifier
    private OrderId id;

    private PurchaseRecorded purchase;
    private Map<ReturnId, Money> returns = new LinkedHashMap<>();

    Order() {} // Axon rebuilds an order from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordPurchase record) {
        if (id == null) apply(purchased(record, record.at()));
        else if (!purchase.equals(purchased(record, purchase.at()))) {
            throw new Refused("order-exists", "This order was recorded before, with another content");
        }
    }

    @CommandHandler
    void decide(RecordReturn record) {
        var known = returns.get(record.returnId());
        if (known == null) {
            refuseExcess(record.amount());
            apply(new ReturnRecorded(id, purchase.customerId(), record.returnId(), record.amount(), record.at()));
        } else if (!known.equals(record.amount())) {
            throw new Refused("return-exists", "This return was recorded before, with another amount");
        }
    }

    private void refuseExcess(Money amount) {
        var returned = returns.values().stream().reduce(amount, Money::plus);
        if (returned.isMoreThan(purchase.total())) {
            throw new Refused("return-exceeds-purchase", "All returns together exceed what was paid");
        }
    }

    private static PurchaseRecorded purchased(RecordPurchase record, Instant at) {
        return new PurchaseRecorded(record.orderId(), record.customerId(), record.total(), record.items(), at);
    }

    @EventSourcingHandler
    void evolve(PurchaseRecorded recorded) {
        id = recorded.orderId();
        purchase = recorded;
    }

    @EventSourcingHandler
    void evolve(ReturnRecorded recorded) {
        returns.put(recorded.returnId(), recorded.amount());
    }
}
