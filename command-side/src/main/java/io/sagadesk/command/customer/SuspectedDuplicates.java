package io.sagadesk.command.customer;

import io.sagadesk.api.customer.CustomerEvent.DuplicateSuspected;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.id.CustomerId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The other customers who may be the same person, each with the kinds of the shared identities. */
final class SuspectedDuplicates {

    private Map<String, Set<IdentityKind>> kindsByCustomer = new TreeMap<>();

    boolean include(CustomerId other, IdentityKind kind) {
        return kindsByCustomer.getOrDefault(other.value(), Set.of()).contains(kind);
    }

    @EventSourcingHandler
    void evolve(DuplicateSuspected suspected) {
        kindsByCustomer
                .computeIfAbsent(suspected.other().value(), id -> EnumSet.noneOf(IdentityKind.class))
                .add(suspected.kind());
    }
}
