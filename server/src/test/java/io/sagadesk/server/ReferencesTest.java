package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests over HTTP that commands name only what exists, and whose it is. */
class ReferencesTest extends SharedServerTest {

    @BeforeAll
    static void open() {
        done(server.put("/v1/desks/chat", "{\"name\":\"Chat\"}"));
        done(server.put("/v1/desks/billing", "{\"name\":\"Billing\"}"));
    }

    @Test
    void a_conversation_is_queued_for_its_customer_at_one_desk() {
        start("owned", "anna");
        assertThat(enqueue("chat", "owned", "thief").code()).isEqualTo("wrong-customer");
        assertThat(enqueue("chat", "never", "anna").code()).isEqualTo("conversation-unknown");
        var queued = enqueue("chat", "owned", "anna");
        done(queued);
        done(enqueue("chat", "owned", "anna"));
        assertThat(enqueue("billing", "owned", "anna").code()).isEqualTo("conversation-elsewhere");

        var inbox = server.get("/v1/inbox?customer=thief&after=" + queued.position());
        assertThat(inbox.body().path("conversations")).isEmpty();
    }

    @Test
    void what_did_not_exist_may_exist_now() {
        assertThat(enqueue("chat", "late", "anna").code()).isEqualTo("conversation-unknown");
        start("late", "anna");
        done(enqueue("chat", "late", "anna"));
    }

    @Test
    void a_conversation_is_transferred_to_a_desk_that_is_open() {
        start("moved", "anna");
        done(enqueue("chat", "moved", "anna"));
        assertThat(transfer("moved", "ghost").code()).isEqualTo("desk-unknown");
        done(transfer("moved", "billing"));
        done(enqueue("billing", "moved", "anna"));
        done(server.post("/v1/desks/billing/conversations/moved/release", ""));
        done(enqueue("chat", "moved", "anna"));
        assertThat(server.post("/v1/desks/billing/conversations/nowhere/release", "")
                        .code())
                .isEqualTo("conversation-not-here");
    }

    @Test
    void a_closed_conversation_is_not_queued() {
        start("closed", "anna");
        done(server.post("/v1/conversations/closed/closing", """
                {"by":{"kind":"AGENT","id":"a-1"},"outcome":"RESOLVED"}"""));
        assertThat(enqueue("chat", "closed", "anna").code()).isEqualTo("conversation-closed");
    }

    @Test
    void tickets_are_merged_into_open_ones_of_the_same_customer() {
        Stream.of("ma", "mb", "mc").forEach(id -> done(openTicket(id, "anna")));
        done(openTicket("foreign", "boris"));
        done(merge("ma", "mb"));
        done(merge("ma", "mb"));
        done(merge("mb", "mc"));
        assertThat(merge("mc", "ma").code()).isEqualTo("ticket-merged");
        assertThat(merge("mc", "nothing").code()).isEqualTo("ticket-unknown");
        assertThat(merge("mc", "foreign").code()).isEqualTo("wrong-customer");

        var reply = server.post("/v1/tickets/ma/replies", """
                {"author":{"kind":"CUSTOMER"},"text":"Any news?"}""");
        assertThat(reply.code()).isEqualTo("ticket-merged");
        assertThat(reply.body().path("detail").asString()).contains("ticket mb");
    }

    @Test
    void of_two_tickets_that_are_merged_into_each_other_one_is_left() {
        for (var i = 0; i < 20; i++) {
            var one = "one-" + i;
            var other = "other-" + i;
            done(openTicket(one, "anna"));
            done(openTicket(other, "anna"));
            var merged = Stream.of(new String[] {one, other}, new String[] {other, one})
                    .parallel()
                    .map(names -> merge(names[0], names[1]).status())
                    .sorted()
                    .toList();
            assertThat(merged).containsExactly(200, 409);
        }
    }

    @Test
    void a_ticket_names_a_conversation_of_its_customer_and_a_published_policy() {
        start("talk", "anna");
        assertThat(openTicket("t-1", "thief", "\"conversationId\":\"talk\"").code())
                .isEqualTo("wrong-customer");
        assertThat(openTicket("t-1", "anna", "\"conversationId\":\"never\"").code())
                .isEqualTo("conversation-unknown");
        assertThat(openTicket("t-1", "anna", "\"policy\":{\"policyId\":\"sla\",\"version\":99}")
                        .code())
                .isEqualTo("policy-unknown");
        done(openTicket("t-1", "anna", "\"conversationId\":\"talk\""));
        assertThat(server.put("/v1/tickets/t-1/service-level", """
                {"policy":{"policyId":"sla","version":0},"plan":"ghost","because":{"rule":"sla","version":0}}""").code())
                .isIn("plan-unknown", "service-level-applied");
    }

    @Test
    void a_tag_is_removed() {
        start("tagged", "anna");
        done(server.put("/v1/conversations/tagged/tags/parcel", ""));
        var removed = server.delete("/v1/conversations/tagged/tags/parcel");
        done(removed);
        assertThat(server.delete("/v1/conversations/tagged/tags/parcel").body().path("recorded"))
                .isEmpty();
        var found = server.get("/v1/conversations/tagged?after=" + removed.position());
        assertThat(found.body().path("conversation").path("tags")).isEmpty();
    }

    @Test
    void a_bulk_request_starts_conversations_before_desks_queue_them() {
        var lines = IntStream.range(0, 500)
                .boxed()
                .flatMap(i -> Stream.of(
                        "{\"command\":\"desk.EnqueueConversation\",\"deskId\":\"chat\",\"conversationId\":\"b-" + i
                                + "\",\"customerId\":\"anna\",\"tier\":\"STANDARD\",\"priority\":\"LOW\",\"senior\":false}",
                        "{\"command\":\"conversation.StartConversation\",\"conversationId\":\"b-" + i
                                + "\",\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}"))
                .toArray(String[]::new);
        var answer = server.bulk("", lines);
        assertThat(answer.body().path("results").asString())
                .as("%s", answer.body().path("problems"))
                .isEqualTo("a".repeat(1_000));
    }

    @Test
    void a_bulk_request_merges_tickets_into_each_other_at_most_once() {
        done(openTicket("left", "anna"));
        done(openTicket("right", "anna"));
        var answer = server.bulk(
                "",
                "{\"command\":\"ticket.MergeTicket\",\"ticketId\":\"left\",\"into\":\"right\"}",
                "{\"command\":\"ticket.MergeTicket\",\"ticketId\":\"right\",\"into\":\"left\"}");
        assertThat(answer.body().path("results").asString()).isIn("ax", "xa");
    }

    @Test
    void imported_history_names_what_exists_too() {
        var unknown = "{\"command\":\"desk.EnqueueConversation\",\"deskId\":\"chat\",\"conversationId\":\"i-1\","
                + "\"customerId\":\"anna\",\"tier\":\"STANDARD\",\"priority\":\"LOW\",\"senior\":false}";
        var answer = server.bulk("?imported=true&source=test", unknown);
        assertThat(answer.body().path("problems").path(0).path("code").asString())
                .isEqualTo("conversation-unknown");
    }

    private static void start(String id, String customer) {
        done(server.put("/v1/conversations/" + id, "{\"customerId\":\"" + customer + "\",\"channel\":\"WEB_CHAT\"}"));
    }

    private static RunningServer.Answer enqueue(String desk, String id, String customer) {
        return server.put(
                "/v1/desks/" + desk + "/queue/" + id,
                "{\"customerId\":\"" + customer
                        + "\",\"tier\":\"STANDARD\",\"priority\":\"NORMAL\",\"skills\":[],\"senior\":false}");
    }

    private static RunningServer.Answer transfer(String id, String desk) {
        return server.post(
                "/v1/desks/chat/conversations/" + id + "/transfer",
                "{\"toDesk\":\"" + desk + "\",\"beyondCapacity\":false,\"reason\":\"an invoice\"}");
    }

    private static RunningServer.Answer openTicket(String id, String customer, String... more) {
        var fields = more.length == 0 ? "" : "," + String.join(",", more);
        return server.put(
                "/v1/tickets/" + id,
                "{\"customerId\":\"" + customer + "\",\"priority\":\"LOW\",\"subject\":\"Broken\"" + fields + "}");
    }

    private static RunningServer.Answer merge(String id, String into) {
        return server.post("/v1/tickets/" + id + "/merger", "{\"into\":\"" + into + "\"}");
    }

    private static void done(RunningServer.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isIn(200, 201);
    }
}
