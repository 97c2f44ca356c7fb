package io.sagadesk.command.cases;

import io.sagadesk.api.Command;
import io.sagadesk.api.Refused;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.command.KnownPlaces;
import io.sagadesk.command.KnownSubjects;
import io.sagadesk.command.ticket.MergeTargets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;

/** What a command finds when it is sent: the events of its aggregate, and other aggregates. */
public final class CommandWorld {

    public final KnownSubjects facts = new KnownSubjects();
    public final KnownPlaces places = new KnownPlaces();
    public final Set<TicketId> closedTickets = new HashSet<>();

    private final Class<?> aggregate;
    private final List<Object> given;
    private Command command;

    CommandWorld(Class<?> aggregate, List<Object> given, Command command) {
        this.aggregate = aggregate;
        this.given = new ArrayList<>(given);
        this.command = command;
    }

    /** Adds an event of the aggregate. */
    public void happened(Object event) {
        given.add(event);
    }

    /** Sends another command instead. */
    public void send(Command other) {
        command = other;
    }

    public Command command() {
        return command;
    }

    /** The aggregate, ready to receive the command. */
    public TestExecutor<?> before() {
        var fixture = new AggregateTestFixture<>(aggregate);
        fixture.registerInjectableResource(facts);
        fixture.registerInjectableResource(places);
        fixture.registerInjectableResource((MergeTargets) (into, from, imported, at) -> refuseClosed(into));
        return fixture.given(given);
    }

    private void refuseClosed(TicketId into) {
        if (closedTickets.contains(into)) throw new Refused("ticket-closed", "The ticket is closed for good");
    }
}
