package io.sagadesk.testbed.bench.history;

import io.sagadesk.replay.client.PagedAnswer;
import io.sagadesk.replay.client.SagadeskClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Every kind of query that benchmarks send. Successive requests of a kind ask for different subjects. */
public final class HistoryQueries {

    private final SagadeskClient server;
    private final Map<String, List<String>> paths;

    private HistoryQueries(SagadeskClient server, Map<String, List<String>> paths) {
        this.server = server;
        this.paths = paths;
    }

    /** The queries for a server whose read models have reached the end of the log. */
    public static HistoryQueries of(SagadeskClient server) {
        var conversations = ids(server, "/v1/inbox?limit=100", "conversations", "conversationId");
        var tickets = ids(server, "/v1/tickets?limit=100", "tickets", "ticketId");
        var customers = ids(server, "/v1/tickets?limit=100", "tickets", "customerId");
        var queries = new LinkedHashMap<String, List<String>>();
        queries.put("inbox", List.of("/v1/inbox?limit=50"));
        queries.put("conversation", paths(conversations, id -> "/v1/conversations/" + id));
        queries.put("transcript", paths(conversations, id -> "/v1/conversations/" + id + "/transcript"));
        queries.put("tickets", List.of("/v1/tickets?limit=50"));
        queries.put("ticket", paths(tickets, id -> "/v1/tickets/" + id));
        queries.put("customer", paths(customers, id -> "/v1/customers/" + id));
        queries.put("history", paths(customers, id -> "/v1/history?subject=customer/" + id));
        queries.put("campaigns", List.of("/v1/campaigns"));
        queries.put("service", List.of("/v1/service?by=DAY&zone=UTC&from=2012-10-01&to=2012-10-08"));
        return new HistoryQueries(server, queries);
    }

    /** The name of each kind. */
    public Iterable<String> kinds() {
        return paths.keySet();
    }

    /** Returns whether the history has subjects for a kind; a short one may have none. */
    public boolean has(String kind) {
        return !of(kind).isEmpty();
    }

    /** Sends a request of a kind; the number chooses the subject. */
    public void send(String kind, int number) {
        JsonNode response = server.get(of(kind).get(number % of(kind).size()));
        if (!response.isObject()) throw new IllegalStateException("No answer");
    }

    private List<String> of(String kind) {
        return paths.getOrDefault(kind, List.of());
    }

    private static List<String> paths(List<String> ids, Function<String, String> query) {
        return ids.stream().map(PagedAnswer::encoded).map(query).toList();
    }

    private static List<String> ids(SagadeskClient server, String path, String list, String field) {
        return StreamSupport.stream(server.get(path).path(list).spliterator(), false)
                .map(item -> item.path(field).asString(""))
                .toList();
    }
}
