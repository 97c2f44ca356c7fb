package io.sagadesk.saga;

import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.id.CustomerId;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;

/** Finds customers with the same identity. The identities themselves do not pass through here. */
public interface DuplicateLookup {

    /**
     * An identity that other customers have, too.
     *
     * @param kind {@code EMAIL} and {@code PHONE} also stand for contact details
     */
    record SharedIdentity(IdentityKind kind, List<CustomerId> others) {}

    /**
     * Returns the identities that a customer shares with others, according to the cause and all events before it.
     *
     * @throws RuntimeException if the index of identities does not advance, so that the event is handled again later
     */
    List<SharedIdentity> find(CustomerId customer, EventMessage<?> cause);
}
