package io.sagadesk.saga.customer;

import io.sagadesk.api.customer.CustomerCommand.SuspectDuplicate;
import io.sagadesk.api.customer.CustomerEvent.ContactDetailsChanged;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.customer.CustomerEvent.IdentityLinked;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.saga.DuplicateLookup;
import io.sagadesk.saga.DuplicateLookup.SharedIdentity;
import io.sagadesk.saga.SagaCommandGateway;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * Notes customers with the same identity as suspected duplicates of each other. An identity of many customers, such as
 * the e-mail address of a company, says nothing about who they are.
 */
@Component
@DisallowReplay
@ProcessingGroup(WhenIdentitySharedThenSuspectDuplicate.NAME)
class WhenIdentitySharedThenSuspectDuplicate {

    static final String NAME = "when-identity-shared-then-suspect-duplicate";

    private static final String RULE = "duplicates";
    private static final int MOST_OTHERS = 10;

    private final SagaCommandGateway commands;
    private final DuplicateLookup duplicates;

    WhenIdentitySharedThenSuspectDuplicate(SagaCommandGateway commands, DuplicateLookup duplicates) {
        this.commands = commands;
        this.duplicates = duplicates;
    }

    @EventHandler
    void react(IdentityLinked linked, EventMessage<?> cause) {
        suspect(linked.customerId(), linked.at(), cause);
    }

    @EventHandler
    void react(CustomerRegistered registered, EventMessage<?> cause) {
        if (registered.contact() != null) suspect(registered.customerId(), registered.at(), cause);
    }

    @EventHandler
    void react(ContactDetailsChanged changed, EventMessage<?> cause) {
        if (changed.contact() != null) suspect(changed.customerId(), changed.at(), cause);
    }

    private void suspect(CustomerId customer, Instant at, EventMessage<?> cause) {
        duplicates.find(customer, cause).stream()
                .filter(shared -> shared.others().size() <= MOST_OTHERS)
                .forEach(shared -> suspect(customer, shared, at, cause));
    }

    /** A refusal is harmless: one of the customers was forgotten meanwhile. */
    private void suspect(CustomerId customer, SharedIdentity shared, Instant at, EventMessage<?> cause) {
        for (var other : shared.others()) {
            commands.send(RULE, new SuspectDuplicate(customer, other, shared.kind(), at), cause);
            commands.send(RULE, new SuspectDuplicate(other, customer, shared.kind(), at), cause);
        }
    }
}
