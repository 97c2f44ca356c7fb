package io.sagadesk.saga.delivery;

import io.sagadesk.api.delivery.MessageTemplate;
import io.sagadesk.api.offer.OfferEvent.OfferMade;
import io.sagadesk.saga.delivery.MessageOutbox.PendingMessage;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Sends a message about an offer to the customer, on any available channel. */
@Component
@DisallowReplay
@ProcessingGroup(WhenOfferMadeThenTellCustomer.NAME)
class WhenOfferMadeThenTellCustomer {

    static final String NAME = "when-offer-made-then-tell-customer";

    private final MessageOutbox outbox;

    WhenOfferMadeThenTellCustomer(MessageOutbox outbox) {
        this.outbox = outbox;
    }

    @EventHandler
    void react(OfferMade made, EventMessage<?> cause) {
        var template = MessageTemplate.of(made.kind());
        outbox.put(
                new PendingMessage(template, made.customerId(), made.couponId(), null, null, made.at()), NAME, cause);
    }
}
