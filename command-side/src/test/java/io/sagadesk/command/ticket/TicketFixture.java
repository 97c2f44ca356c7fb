package io.sagadesk.command.ticket;

import io.sagadesk.command.KnownSubjects;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** Fixtures of tickets, among other aggregates that exist. */
final class TicketFixture {

    private TicketFixture() {}

    /** Another ticket of the customer exists, and is open. */
    static KnownSubjects facts() {
        return new KnownSubjects().of(TicketSamples.ANNA, TicketSamples.OTHER);
    }

    static AggregateTestFixture<Ticket> create(KnownSubjects facts, MergeTargets targets) {
        var fixture = new AggregateTestFixture<>(Ticket.class);
        fixture.registerInjectableResource(facts);
        fixture.registerInjectableResource(targets);
        return fixture;
    }

    static AggregateTestFixture<Ticket> create() {
        return create(facts(), (into, from, imported, at) -> {});
    }
}
