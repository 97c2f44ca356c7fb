package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders that trickle their bodies, or send none of it, on more connections than the server has request threads. */
class SlowSendersTest {

    private static final int SENDERS = 260;
    private static final String CUSTOMER = "{\"timeZone\":\"Asia/Kathmandu\"}";

    /** With few threads each route can be attacked by itself. */
    private static final int THREADS = 12;

    @TempDir
    static Path data;

    @TempDir
    static Path smallData;

    private static RunningServer server;
    private static RunningServer small;

    @BeforeAll
    static void start() {
        server = RunningServer.on(data);
        small = RunningServer.on(
                smallData, Map.of("server.tomcat.threads.max", THREADS, "sagadesk.clock", "2026-06-01T12:00:00Z"));
        server.put("/v1/customers/known", CUSTOMER);
        small.put("/v1/customers/known", CUSTOMER);
    }

    @AfterAll
    static void stop() {
        server.close();
        small.close();
    }

    @ParameterizedTest
    @CsvSource({
        "POST /v1/customers, false",
        "POST /v1/customers, true",
        "POST /v1/commands, false",
        "POST /v1/commands, true",
    })
    void more_slow_senders_than_threads_stop_nobody(String route, boolean withToken) throws IOException {
        attack(server, SENDERS, route, withToken, "Content-Length: 100000\r\n\r\n{");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /v1/customers/slow",
                "PATCH /v1/customers/known/contact",
                "DELETE /v1/customers/known/consents/MARKETING",
                "POST /v1/customers/searches",
                "POST /v1/coupons/checks",
                "POST /v1/commands",
                "PUT /v1/clock",
                "POST /v1/rebuilds",
                "POST /v1/rebuilds/1/rate?eventsPerSecond=1",
                "POST /v1/projections/trail/dead-letters/retry",
                "GET /v1/customers/known",
                "GET /v1/events",
                "POST /actuator/health/readiness",
                "POST /v1/customers/known;a=b",
                "POST /nothing",
                "TRACE /v1/customers",
                "OPTIONS *",
            })
    void no_route_waits_for_a_body(String route) throws IOException {
        for (var withToken : new boolean[] {false, true}) {
            attack(small, THREADS + 8, route, withToken, "Content-Length: 100000\r\n\r\n");
            attack(small, THREADS + 8, route, withToken, "Transfer-Encoding: chunked\r\n\r\n5");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nobody_waits_for_a_form(boolean withToken) throws IOException {
        var form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\na=";
        attack(small, THREADS + 8, "PUT /v1/customers/slow", withToken, form);
        attack(small, THREADS + 8, "POST /v1/customers", withToken, form);
    }

    private static void attack(RunningServer attacked, int count, String route, boolean withToken, String rest)
            throws IOException {
        try (var senders = new RawConnections(attacked)) {
            for (var i = 0; i < count; i++) senders.open(route, withToken, rest);
            await().during(Duration.ofMillis(600))
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(150))
                    .untilAsserted(() -> {
                        senders.trickle();
                        assertQueryIsQuick(attacked);
                    });
            assertThat(attacked.post("/v1/customers", CUSTOMER).status()).isEqualTo(201);
            assertThat(attacked.bulk("", """
                    {"command":"customer.GiveConsent","customerId":"known","purpose":"MARKETING"}""").status()).isEqualTo(200);
        }
    }

    private static void assertQueryIsQuick(RunningServer attacked) {
        var begin = System.nanoTime();
        assertThat(attacked.getAtOnce("/v1/customers/known").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void a_slow_sender_without_the_token_is_told_so() throws IOException {
        try (var sender = new RawConnections(server)) {
            sender.open("POST /v1/customers", false, "Content-Length: 100000\r\n\r\n{");

            assertThat(sender.answer())
                    .startsWith("HTTP/1.1 401")
                    .contains("application/problem+json", "\"code\":\"unauthorized\"", "Connection: close");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n5"})
    void a_slow_sender_with_the_token_is_told_so(String rest) throws IOException {
        try (var sender = new RawConnections(server)) {
            sender.open("POST /v1/commands", true, rest);

            assertThat(sender.answer())
                    .startsWith("HTTP/1.1 408")
                    .contains("application/problem+json", "\"code\":\"request-timeout\"", "Connection: close");
        }
    }

    @Test
    void a_sender_of_a_large_body_gets_the_answer_and_no_reset() throws IOException {
        try (var sender = new RawConnections(server)) {
            sender.open("POST /v1/customers", true, "Content-Length: 300000\r\n\r\n");
            sender.send("x".repeat(300_000));

            assertThat(sender.answer()).startsWith("HTTP/1.1 413").contains("\"code\":\"too-large\"");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000, 100_000})
    void a_sender_without_the_token_gets_the_answer_and_no_reset(int size) throws IOException {
        try (var sender = new RawConnections(server)) {
            sender.open("POST /v1/customers", false, "Content-Length: " + size + "\r\n\r\n");
            for (var half = 0; half < 2; half++) {
                assertQueryIsQuick(server); // time enough for the server to close the connection
                sender.send("x".repeat(size / 2));
            }

            assertThat(sender.answer()).startsWith("HTTP/1.1 401").contains("\"code\":\"unauthorized\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/customers", "GET /actuator/health/readiness"})
    void without_the_token_a_connection_is_good_for_one_request(String route) throws IOException {
        try (var sender = new RawConnections(server)) {
            sender.open(route, false, "\r\n");
            sender.request(route, false, "\r\n");

            assertThat(sender.answer()).containsOnlyOnce("HTTP/1.1 ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PUT /v1/customers/in-pieces, 201",
        "PUT /v1/customers/a%3Bb, 422",
        "PUT /v1/customers/caf%C3%A9, 422",
        "PUT /v1/customers/in-pieces-too?x=1, 201",
        "PUT /v1/customers/%69n-pieces-encoded, 201",
    })
    void a_body_that_comes_in_pieces_is_answered_as_one_that_comes_at_once(String route, int status)
            throws IOException {
        try (var sender = new RawConnections(server)) {
            sender.open(route, true, "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (var piece : List.of(CUSTOMER.substring(0, 10), CUSTOMER.substring(10))) {
                sender.send(Integer.toHexString(piece.length()) + "\r\n" + piece + "\r\n");
                assertQueryIsQuick(server); // meanwhile
            }
            sender.send("0\r\n\r\n");

            var answer = sender.answer();
            assertThat(answer).startsWith("HTTP/1.1 " + status);
            if (status == 201) assertThat(answer).contains("Location: " + route.replaceAll("PUT |[?].*", "") + "\r\n");
        }
    }

    @Test
    void a_body_of_unknown_size_is_cut_off_where_it_is_too_large() throws IOException {
        try (var sender = new RawConnections(server)) {
            sender.open("POST /v1/customers", true, "Transfer-Encoding: chunked\r\n\r\n");
            sender.send("40001\r\n" + "x".repeat(0x40001));

            assertThat(sender.answer()).startsWith("HTTP/1.1 413").contains("\"code\":\"too-large\"");
        }
    }

    @Test
    void a_body_that_is_no_http_is_refused() throws IOException {
        try (var sender = new RawConnections(server)) {
            sender.open("POST /v1/customers", true, "Transfer-Encoding: chunked\r\n\r\n");
            sender.send("zz\r\n");

            assertThat(sender.answer()).startsWith("HTTP/1.1 400").contains("application/problem+json");
        }
    }
}
