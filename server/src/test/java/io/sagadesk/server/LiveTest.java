package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120) // a stream that should be refused but is not would never end
class LiveTest extends SharedServerTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @BeforeAll
    static void open() {
        for (var desk : List.of("sales", "support")) server.put("/v1/desks/" + desk, "{\"name\":\"Desk\"}");
    }

    private static long begin(String conversation) {
        return server.put("/v1/conversations/" + conversation, "{\"customerId\":\"anna\",\"channel\":\"SMS\"}")
                .position();
    }

    private static long queue(String desk, String conversation) {
        return server.put("/v1/desks/" + desk + "/queue/" + conversation, """
                {"customerId":"anna","tier":"STANDARD","priority":"NORMAL","skills":[],"senior":false}""").position();
    }

    private static long say(String conversation, String text) {
        return server.post(
                        "/v1/conversations/" + conversation + "/messages",
                        "{\"author\":{\"kind\":\"CUSTOMER\"},\"text\":\"" + text + "\"}")
                .position();
    }

    private static List<String> texts(EventSource source) {
        return source.events().stream()
                .map(event -> event.data().path("text").asString(""))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static List<String> told(EventSource source, String event) {
        return source.events().stream()
                .filter(one -> one.name().equals(event))
                .map(one -> one.data().path("conversationId").asString())
                .distinct()
                .toList();
    }

    @Test
    void a_message_is_heard_as_soon_as_it_is_said() {
        begin("live");
        try (var source = new EventSource(server, "/v1/conversations/live/transcript/live")) {
            assertThat(source.status()).isEqualTo(200);
            var position = say("live", "Hello");

            await().atMost(SOON).untilAsserted(() -> assertThat(texts(source)).containsExactly("Hello"));
            assertThat(source.events().get(source.events().size() - 1).id()).isEqualTo(position);
        }
    }

    @Test
    void who_comes_back_misses_nothing_and_hears_nothing_twice() {
        var start = begin("resumed");
        var path = "/v1/conversations/resumed/transcript/live";
        var heard = new ArrayList<String>();
        var last = start;
        for (int round = 0; round < 3; round++) {
            var from = round * 100;
            var expected = from + 100;
            for (int i = from; i < from + 50; i++) say("resumed", "Line " + i);
            try (var source = new EventSource(server, path, "Last-Event-ID", Long.toString(last))) {
                for (int i = from + 50; i < expected; i++) say("resumed", "Line " + i);
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(texts(source)).contains("Line " + (expected - 1)));
                heard.addAll(texts(source));
                last = source.events().get(source.events().size() - 1).id();
            }
        }
        assertThat(heard)
                .hasSize(300)
                .doesNotHaveDuplicates()
                .startsWith("Line 0")
                .endsWith("Line 299");
    }

    @Test
    void an_inbox_hears_of_its_desk_and_of_what_leaves_it() {
        begin("mine");
        begin("theirs");
        queue("sales", "mine");
        try (var source = new EventSource(server, "/v1/inbox/live?desk=sales")) {
            say("mine", "First");
            queue("support", "theirs");
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(told(source, "conversation")).containsExactly("mine");
                assertThat(told(source, "elsewhere")).contains("theirs");
            });
            server.post("/v1/desks/sales/conversations/mine/transfer", """
                    {"toDesk":"support","beyondCapacity":false,"reason":"Not ours"}""");
            queue("support", "mine");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(told(source, "elsewhere")).contains("mine"));
            assertThat(source.events().stream().map(EventSource.Event::id)).isSorted();
        }
    }

    @Test
    void an_inbox_can_be_heard_from_any_position_on() {
        var before = begin("early");
        queue("sales", "early");
        try (var source = new EventSource(server, "/v1/inbox/live?after=" + (before - 1))) {
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(told(source, "conversation")).contains("early"));
        }
    }

    @Test
    void service_is_told_at_once_and_whenever_it_changes() {
        begin("counted-1");
        try (var source = new EventSource(server, "/v1/service/live?channel=WHATSAPP")) {
            await().atMost(SOON).untilAsserted(() -> assertThat(source.events()).hasSize(1));
            server.put("/v1/conversations/counted-2", "{\"customerId\":\"anna\",\"channel\":\"WHATSAPP\"}");
            await().atMost(SOON).untilAsserted(() -> assertThat(source.events()).hasSizeGreaterThan(1));
            var figures = source.events()
                    .get(source.events().size() - 1)
                    .data()
                    .path("slices")
                    .path(0)
                    .path("figures");
            assertThat(figures.path("started").asInt()).isEqualTo(1);
        }
    }

    @Test
    void who_listens_and_never_reads_slows_nobody_else_down() throws Exception {
        begin("loud");
        try (var deaf = new Socket(
                        InetAddress.getLoopbackAddress(),
                        URI.create(server.url()).getPort());
                var source = new EventSource(server, "/v1/conversations/loud/transcript/live")) {
            deaf.setReceiveBufferSize(1_024);
            deaf.getOutputStream()
                    .write(("GET /v1/inbox/live HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer " + server.token()
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 50; i++) {
                var lines = new ArrayList<String>();
                for (int n = 0; n < 40; n++) {
                    lines.add("""
                        {"command":"conversation.StartConversation","conversationId":"loud-%s-%s","customerId":"anna",\
                        "channel":"SMS"}""".formatted(i, n));
                }
                server.bulk("", lines.toArray(String[]::new));
                say("loud", "Line " + i);
            }
            await().atMost(SOON).untilAsserted(() -> assertThat(texts(source)).hasSize(50));
        }
    }

    @Test
    void what_cannot_be_listened_to_is_refused_before_anything_is_sent() {
        assertThat(server.get("/v1/conversations/nobody/transcript/live").status())
                .isEqualTo(404);
        assertThat(server.get("/v1/inbox/live?desks=sales").status()).isEqualTo(400);
        assertThat(server.get("/v1/inbox/live?after=999999999").status()).isEqualTo(400);
        assertThat(server.get("/v1/service/live?zone=Nowhere").status()).isEqualTo(400);
        assertThat(server.sendWithoutToken("GET", "/v1/inbox/live").status()).isEqualTo(401);
    }
}
