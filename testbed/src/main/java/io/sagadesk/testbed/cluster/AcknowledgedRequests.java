package io.sagadesk.testbed.cluster;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.engine.database.StoredEvent;
import io.sagadesk.testbed.simulate.host.SimulatedServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The requests whose events a server said to be on disk, and whether the log holds them, once. */
final class AcknowledgedRequests {

    private static final int MAX_NAMED = 10;

    private final Set<String> requests = new HashSet<>();

    /** Notes a command, as it was sent. */
    synchronized void add(JsonNode command) {
        requests.add(
                switch (command.path("command").asString("")) {
                    case "conversation.PostMessage" -> message(command);
                    case "ticket.OpenTicket" -> ticket(command);
                    default -> command.path(EventMetadata.REQUEST_ID).asString("");
                });
    }

    /** Messages and tickets are known by ids of their own, and their events do not bear that of the request. */
    private static String known(StoredEvent event) {
        return switch (event.payloadType()) {
            case "conversation.MessagePosted" -> message(SimulatedServer.parsed(event.payload()));
            case "ticket.TicketOpened" -> ticket(SimulatedServer.parsed(event.payload()));
            default ->
                SimulatedServer.parsed(event.metadata())
                        .path(EventMetadata.REQUEST_ID)
                        .asString("");
        };
    }

    private static String ticket(JsonNode ticket) {
        return "ticket " + ticket.path("ticketId").asString("");
    }

    private static String message(JsonNode message) {
        return "message " + message.path("messageId").asString("") + " of "
                + message.path("conversationId").asString("");
    }

    synchronized int count() {
        return requests.size();
    }

    /** A sentence for each kind of fault: requests without an event, requests carried out twice, and a gap in the log. */
    synchronized List<String> faults(EventLog log) {
        var lost = new TreeSet<>(requests);
        var doubled = new TreeSet<String>();
        var types = new HashMap<String, Set<String>>();
        var faults = new ArrayList<String>();
        var next = new long[] {0};
        log.scan(0, event -> {
            if (event.position() != next[0]++) faults.add("The log has a gap before position " + event.position());
            audit(event, lost, doubled, types);
        });
        if (!lost.isEmpty()) faults.add(named("acknowledged requests are not in the log", lost));
        if (!doubled.isEmpty()) faults.add(named("requests were carried out twice", doubled));
        return faults;
    }

    /** No command of the load records two events of one type. */
    private static void audit(
            StoredEvent event, Set<String> lost, Set<String> doubled, Map<String, Set<String>> types) {
        var requestId = known(event);
        if (requestId.isEmpty()) return;
        lost.remove(requestId);
        if (!types.computeIfAbsent(requestId, any -> new HashSet<>()).add(event.payloadType())) doubled.add(requestId);
    }

    private static String named(String what, Set<String> requests) {
        return requests.size() + " " + what + ": "
                + String.join(", ", requests.stream().limit(MAX_NAMED).toList());
    }
}
