package io.sagadesk.command;

import io.sagadesk.command.conversation.Conversation;
import io.sagadesk.command.customer.Customer;
import io.sagadesk.command.ticket.Ticket;
import java.util.Map;

/** The aggregates there are. */
public final class Aggregates {

    private Aggregates() {}

    /** The names under which snapshots of their state are stored: one for ever, whatever becomes of the classes. */
    public static Map<String, Class<?>> snapshotTypes() {
        return Map.ofEntries(
                Map.entry("snapshot.Conversation", Conversation.class),
                Map.entry("snapshot.Customer", Customer.class),
                Map.entry("snapshot.Ticket", Ticket.class));
    }
}
