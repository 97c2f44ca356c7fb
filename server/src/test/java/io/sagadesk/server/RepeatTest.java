package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a client may repeat a request if it does not know whether the first one arrived. */
class RepeatTest extends SharedServerTest {

    private static final String TICKET = """
            {"customerId":"c-1","priority":"HIGH","subject":"Broken"}""";

    @BeforeEach
    void sign_agents_in() {
        server.put("/v1/desks/repeats", "{\"name\":\"Repeats\"}");
        for (var agent = 0; agent <= 2; agent++)
            server.put("/v1/desks/repeats/agents/a-" + agent, "{\"capacity\":1,\"senior\":false}");
    }

    @Test
    void the_same_id_and_content_changes_nothing() {
        assertThat(server.put("/v1/tickets/t-1", TICKET).status()).isEqualTo(201);

        var again = server.put("/v1/tickets/t-1", TICKET);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("recorded")).isEmpty();
        assertThat(server.put("/v1/tickets/t-1", TICKET.replace("Broken", "Lost"))
                        .code())
                .isEqualTo("ticket-exists");
    }

    @Test
    void an_id_that_is_left_out_is_derived_from_the_key() {
        var first = server.post("/v1/tickets", TICKET, "Idempotency-Key", "k-1");
        var again = server.post("/v1/tickets", TICKET, "Idempotency-Key", "k-1");
        var another = server.post("/v1/tickets", TICKET, "Idempotency-Key", "k-2");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("id")).isEqualTo(first.body().path("id"));
        assertThat(another.body().path("id")).isNotEqualTo(first.body().path("id"));
    }

    @Test
    void without_an_id_and_a_key_each_request_is_another_one() {
        assertThat(server.post("/v1/tickets", TICKET).body().path("id"))
                .isNotEqualTo(server.post("/v1/tickets", TICKET).body().path("id"));
    }

    @Test
    void a_command_without_an_id_is_recognised_by_its_key_even_after_the_world_moved_on() {
        server.put("/v1/tickets/t-2", TICKET);
        server.put("/v1/tickets/t-2/assignee", "{\"agentId\":\"a-1\"}", "Idempotency-Key", "assign-1");
        server.put("/v1/tickets/t-2/assignee", "{\"agentId\":\"a-2\"}", "Idempotency-Key", "assign-2");

        var again = server.put("/v1/tickets/t-2/assignee", "{\"agentId\":\"a-1\"}", "Idempotency-Key", "assign-1");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("recorded")).isEmpty();
    }

    @Test
    void a_key_is_not_taken_for_another_content() {
        server.put("/v1/tickets/t-3", TICKET);
        server.put("/v1/tickets/t-3/assignee", "{\"agentId\":\"a-1\"}", "Idempotency-Key", "assign-1");

        var other = server.put("/v1/tickets/t-3/assignee", "{\"agentId\":\"a-9\"}", "Idempotency-Key", "assign-1");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("request-id-reused");
    }

    @Test
    void what_was_said_under_a_key_is_not_taken_for_something_else() {
        server.put("/v1/tickets/t-4", TICKET, "Idempotency-Key", "k");
        server.put("/v1/conversations/c-4", "{\"customerId\":\"c-1\",\"channel\":\"SMS\"}");
        String[] paths = {"/v1/conversations/c-4/messages", "/v1/tickets/t-4/replies", "/v1/tickets/t-4/notes"};

        for (var path : paths) {
            var text = "{\"author\":{\"kind\":\"SYSTEM\"},\"text\":\"one\"}";
            assertThat(server.post(path, text, "Idempotency-Key", "k").status()).isEqualTo(201);
            assertThat(server.post(path, text, "Idempotency-Key", "k").status()).isEqualTo(200);
            assertThat(server.post(path, text.replace("one", "two"), "Idempotency-Key", "k")
                            .code())
                    .isEqualTo("message-exists");
        }
        assertThat(server.put("/v1/tickets/t-4", TICKET.replace("Broken", "Lost"), "Idempotency-Key", "k")
                        .code())
                .isEqualTo("ticket-exists");
        server.post("/v1/conversations/c-4/closing", "{\"by\":{\"kind\":\"SYSTEM\"},\"outcome\":\"RESOLVED\"}");
        var rating = "/v1/conversations/c-4/rating";
        server.put(rating, "{\"stars\":5,\"comment\":\"one\"}", "Idempotency-Key", "k");
        assertThat(server.put(rating, "{\"stars\":5,\"comment\":\"two\"}", "Idempotency-Key", "k")
                        .code())
                .isEqualTo("already-rated");
    }

    @Test
    void a_whole_bulk_request_for_one_aggregate_can_be_sent_again() {
        var lines = new ArrayList<String>();
        lines.add("""
            {"command":"ticket.OpenTicket","ticketId":"b-3","customerId":"c","priority":"LOW","subject":"s"}""");
        IntStream.range(0, 1_500).forEach(i -> lines.add("""
            {"command":"ticket.AssignTicket","requestId":"r-%s","ticketId":"b-3","agentId":"a-%s"}""".formatted(i, i % 2)));
        var body = lines.toArray(String[]::new);

        assertThat(server.bulk("", body).body().path("results").asString()).isEqualTo("a".repeat(1_501));
        assertThat(server.bulk("", body).body().path("results").asString()).isEqualTo("r".repeat(1_501));
    }

    @Test
    void a_key_tells_personal_data_apart_too() {
        server.put("/v1/customers/c-9", "{}");
        var put = "/v1/customers/c-9/contact";
        server.put(put, "{\"contact\":{\"email\":\"a@b.example\"}}", "Idempotency-Key", "contact-1");

        assertThat(server.put(put, "{\"contact\":{\"email\":\"a@b.example\"}}", "Idempotency-Key", "contact-1")
                        .body()
                        .path("recorded"))
                .isEmpty();
        assertThat(server.put(put, "{\"contact\":{\"email\":\"x@b.example\"}}", "Idempotency-Key", "contact-1")
                        .code())
                .isEqualTo("request-id-reused");
    }

    @Test
    void many_lines_sent_twice_add_nothing() {
        String[] lines = {"""
            {"command":"ticket.OpenTicket","ticketId":"b-1","customerId":"c","priority":"LOW","subject":"s","at":"2012-01-01T00:00:00Z"}""", """
            {"command":"ticket.AssignTicket","requestId":"r-1","ticketId":"b-1","agentId":"a-1","at":"2012-01-02T00:00:00Z"}""", """
            {"command":"ticket.AssignTicket","requestId":"r-2","ticketId":"b-1","agentId":"a-2","at":"2012-01-03T00:00:00Z"}""", """
            {"command":"ticket.CloseTicket","requestId":"r-3","ticketId":"b-1","by":{"kind":"AGENT","id":"a-2"},"at":"2012-01-04T00:00:00Z"}"""};

        var first = server.bulk("?imported=true&source=helpdesk", lines);
        var again = server.bulk("?imported=true&source=helpdesk", lines);

        assertThat(first.body().path("results").asString()).isEqualTo("aaaa");
        assertThat(again.body().path("results").asString()).isEqualTo("rrrr");
        var event = server.get("/v1/history?subject=ticket/b-1")
                .body()
                .path("events")
                .path(1);
        assertThat(event.path("metadata").path("imported").asString()).isEqualTo("true");
        assertThat(event.path("metadata").path("actor").asString()).isEqualTo("import/helpdesk");
        assertThat(event.path("payload").path("at").asString()).isEqualTo("2012-01-02T00:00:00Z");
    }

    @Test
    void a_refused_line_leaves_the_other_lines_of_its_aggregate_alone() {
        var answer = server.bulk("", """
                {"command":"ticket.OpenTicket","ticketId":"b-2","customerId":"c","priority":"LOW","subject":"s"}""", """
                {"command":"ticket.OpenTicket","ticketId":"b-2","customerId":"other","priority":"LOW","subject":"s"}""", """
                {"command":"ticket.AssignTicket","ticketId":"b-2","agentId":"a-1"}""", """
                {"command":"ticket.MergeTicket","ticketId":"b-2","into":"b-2"}""", """
                {"command":"ticket.CloseTicket","ticketId":"b-2","by":{"kind":"AGENT","id":"a-1"}}""", """
                {"command":"ticket.AssignTicket","ticketId":"b-2","agentId":"a-2"}""", """
                {"command":"ticket.NoteOnTicket","ticketId":"b-2","messageId":"n-1","author":{"kind":"SYSTEM"},"text":"t"}""");

        assertThat(answer.body().path("results").asString()).isEqualTo("axaxaxa");
        var events = server.get("/v1/history?subject=ticket/b-2").body().path("events");
        assertThat(server.askedFor("ticket/b-2"))
                .containsExactly(
                        "ticket.TicketOpened", "ticket.TicketAssigned", "ticket.TicketClosed", "ticket.TicketNoted");
        assertThat(answer.body().path("position").asLong())
                .isEqualTo(events.path(3).path("position").asLong());
    }

    @Test
    void many_lines_for_one_aggregate_are_each_answered_for_themselves() {
        var once = IntStream.range(0, 1_200).mapToObj(RepeatTest::message).toArray(String[]::new);
        server.put("/v1/conversations/long", "{\"customerId\":\"c-2\",\"channel\":\"SMS\"}");

        assertThat(server.bulk("", once).body().path("results").asString()).isEqualTo("a".repeat(1_200));

        var half = IntStream.range(600, 1_800).mapToObj(RepeatTest::message).toArray(String[]::new);
        assertThat(server.bulk("", half).body().path("results").asString())
                .isEqualTo("r".repeat(600) + "a".repeat(600));
        assertThat(server.get("/v1/history?subject=conversation/long&limit=1000")
                        .body()
                        .path("events"))
                .hasSize(1_000);
    }

    private static String message(int number) {
        return """
                {"command":"conversation.PostMessage","conversationId":"long","messageId":"m-%s",\
                "author":{"kind":"CUSTOMER"},"text":"message %s"}""".formatted(number, number);
    }
}
