package io.sagadesk.command.ticket;

import io.sagadesk.command.KnownSubjects;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** Fixtures of tickets, among other aggregates that exist. */
final class TicketFixture {

    private TicketFixture() {}

    /** Another ticket of the customer exists and is open, and two agents have signed in. */
    static KnownSubjects facts() {
        return new KnownSubjects()
                .of(TicketSamples.ANNA, TicketSamples.OTHER)
                .with(TicketSamples.BOB, TicketSamples.EVE);
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
