package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tests queries for inboxes, transcripts, tickets and service figures over HTTP. */
class DeskQueriesTest extends SharedServerTest {

    private static final int MESSAGES = 150;
    private static long position;

    @BeforeAll
    static void talk() {
        server.put("/v1/desks/sales", "{\"name\":\"Sales\"}");
        server.put("/v1/desks/sales/agents/a-1", "{\"skills\":[],\"capacity\":1,\"senior\":false}");
        for (int i = 0; i < 5; i++) {
            server.put("/v1/conversations/talk-" + i, "{\"customerId\":\"anna\",\"channel\":\"SMS\"}");
            server.put("/v1/desks/sales/queue/talk-" + i, """
                    {"customerId":"anna","tier":"STANDARD","priority":"NORMAL","skills":[],"senior":false}""");
            server.put("/v1/tickets/ticket-" + i, """
                    {"customerId":"anna","priority":"%s","subject":"Broken %s"}""".formatted(i == 2 ? "URGENT" : "LOW", i));
        }
        server.post("/v1/tickets/ticket-0/replies", """
                {"author":{"kind":"AGENT","id":"a-1"},"text":"We are on it"}""");
        var lines = new ArrayList<String>();
        for (int i = 0; i < MESSAGES; i++) lines.add(message("talk-0", i));
        position = server.bulk("", lines.toArray(String[]::new)).position();
    }

    private static String message(String conversation, int number) {
        return """
            {"command":"conversation.PostMessage","conversationId":"%s","messageId":"%s-m-%s",\
            "author":{"kind":"CUSTOMER"},"text":"Line %s"}""".formatted(conversation, conversation, number, number);
    }

    private static RunningServer.Answer get(String path) {
        var answer = server.get(path + (path.contains("?") ? "&" : "?") + "after=" + position);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer;
    }

    private static List<String> pages(String path, String list, String field) {
        var values = new ArrayList<String>();
        var cursor = "";
        do {
            var page = get(path + cursor).body();
            for (JsonNode item : page.path(list)) values.add(item.path(field).asString(""));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());
        return values;
    }

    @Test
    void an_inbox_is_read_to_the_end_without_gaps_or_doubles() {
        for (var sort : List.of("LATEST", "QUEUE", "UNANSWERED")) {
            var all = pages("/v1/inbox?desk=sales&sort=" + sort, "conversations", "conversationId");
            assertThat(all).doesNotHaveDuplicates().hasSize(sort.equals("UNANSWERED") ? 1 : 5);
            for (var limit : List.of(1, 2)) {
                assertThat(pages(
                                "/v1/inbox?desk=sales&sort=" + sort + "&limit=" + limit,
                                "conversations",
                                "conversationId"))
                        .isEqualTo(all);
            }
        }
        assertThat(pages("/v1/inbox?state=OFFERED,ASSIGNED", "conversations", "agent"))
                .hasSize(1);
        assertThat(pages("/v1/inbox?desk=nowhere", "conversations", "conversationId"))
                .isEmpty();
    }

    @Test
    void a_conversation_is_told_with_all_its_entries() {
        assertThat(get("/v1/conversations/talk-1")
                        .body()
                        .path("conversation")
                        .path("desk")
                        .asString())
                .isEqualTo("sales");
        var texts = pages("/v1/conversations/talk-0/entries?limit=40", "entries", "text").stream()
                .filter(text -> !text.isEmpty())
                .toList();
        assertThat(texts).hasSize(MESSAGES).startsWith("Line 0").endsWith("Line 149");
        assertThat(get("/v1/conversations/talk-0/entries?newestFirst=true&limit=1")
                        .body()
                        .path("entries")
                        .findValuesAsString("text"))
                .containsExactly("Line 149");
    }

    @Test
    void a_transcript_is_read_from_any_position_on() {
        var all = new ArrayList<Long>();
        for (var after = -1L; after != Long.MAX_VALUE; ) {
            var page = server.get("/v1/conversations/talk-0/transcript?limit=64&after=" + after)
                    .body();
            for (var message : page.path("messages"))
                all.add(message.path("position").asLong());
            after = page.has("next") ? page.path("next").asLong() : Long.MAX_VALUE;
        }
        assertThat(all).hasSize(MESSAGES).isSorted().doesNotHaveDuplicates();
        for (var seen : List.of(0, 1, 62, 63, 64, 65, 127, 128, 148)) {
            var next = server.get("/v1/conversations/talk-0/transcript?limit=1&after=" + all.get(seen))
                    .body();
            assertThat(next.path("messages").path(0).path("position").asLong()).isEqualTo(all.get(seen + 1));
        }
        assertThat(server.list("/v1/conversations/talk-0/transcript?after=" + all.get(MESSAGES - 1), "messages"))
                .isEmpty();
    }

    @Test
    void a_transcript_has_what_was_said_just_before() {
        server.put("/v1/conversations/quick", "{\"customerId\":\"ben\",\"channel\":\"SMS\"}");
        for (int i = 0; i < 20; i++) {
            var said = server.post("/v1/conversations/quick/messages", """
                    {"author":{"kind":"CUSTOMER"},"text":"Now %s"}""".formatted(i));
            var read = server.get("/v1/conversations/quick/transcript").body();
            assertThat(read.path("messages").size()).isEqualTo(i + 1);
            assertThat(read.path("asOf").path("position").asLong()).isGreaterThanOrEqualTo(said.position());
        }
    }

    @Test
    void tickets_are_listed_to_the_end_without_gaps_or_doubles() {
        assertThat(pages("/v1/tickets?sort=URGENT&limit=2&customer=anna", "tickets", "ticketId"))
                .containsExactly("ticket-2", "ticket-0", "ticket-1", "ticket-3", "ticket-4");
        assertThat(pages("/v1/tickets?priority=URGENT", "tickets", "subject")).containsExactly("Broken 2");
        assertThat(pages("/v1/tickets?state=OPEN", "tickets", "ticketId")).containsExactly("ticket-0");
    }

    @Test
    void a_ticket_is_told_with_its_thread() {
        var ticket = get("/v1/tickets/ticket-0").body().path("ticket");
        assertThat(ticket.findValuesAsString("subject")).containsExactly("Broken 0");
        assertThat(pages("/v1/tickets/ticket-0/thread?limit=1", "entries", "text"))
                .contains("We are on it");
    }

    @Test
    void service_is_told_by_hour_and_by_what_is_asked_for() {
        var report = get("/v1/service?by=HOUR&zone=Europe/Berlin&groupBy=DESK,CHANNEL");
        var started = 0;
        for (var slice : report.body().path("slices")) {
            started += slice.path("figures").path("started").asInt();
            assertThat(slice.path("of").path("CHANNEL").asString()).isNotBlank();
        }
        assertThat(started).isGreaterThanOrEqualTo(5);
        var quiet = "/v1/service?from=2020-01-01&to=2020-02-01";
        assertThat(server.list(quiet, "slices")).isEmpty();
        var tag = get(quiet).response().headers().firstValue("ETag").orElseThrow();
        assertThat(server.send("GET", quiet, RunningServer.JSON, "", "If-None-Match", tag)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void what_a_forgotten_customer_said_is_in_no_answer() {
        server.put("/v1/conversations/gone", "{\"customerId\":\"gina\",\"channel\":\"SMS\"}");
        server.post("/v1/conversations/gone/messages", """
                {"author":{"kind":"CUSTOMER"},"text":"Gargoyle"}""");
        var last = server.put("/v1/tickets/gone", """
                {"customerId":"gina","priority":"LOW","subject":"Gargoyle"}""").position();
        var paths = List.of(
                "/v1/conversations/gone/transcript",
                "/v1/conversations/gone/entries?after=" + last,
                "/v1/tickets/gone?after=" + last,
                "/v1/tickets?customer=gina&after=" + last,
                "/v1/tickets/gone/thread?after=" + last);
        assertThat(paths)
                .allSatisfy(
                        path -> assertThat(server.get(path).response().body()).contains("Gargoyle"));

        server.post("/v1/customers/gina/forgetting", "{\"reason\":\"asked\"}");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(paths)
                        .allSatisfy(
                                path -> assertThat(server.get(path).response().body())
                                        .contains("‹forgotten›")
                                        .doesNotContain("Gargoyle")));
    }
}
