package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, headers and requests that are refused before they reach a resource. */
class PathsAndHeadersTest extends SharedServerTest {

    private static final Pattern ROUTE = Pattern.compile("`(GET|PUT|POST|DELETE) (/[^ `?]+)");

    /** Every route is in the documentation; another test compares them. */
    static List<String[]> routes() throws IOException {
        var classes =
                PathsAndHeadersTest.class.getProtectionDomain().getCodeSource().getLocation();
        var text = Files.readString(Path.of(URI.create(classes.toString())).resolve("../../../docs/http.md"));
        return ROUTE.matcher(text)
                .results()
                .map(route -> new String[] {route.group(1), route.group(2)})
                .toList();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_path_parameter_is_refused(String method, String route) {
        var path = route.replaceAll("\\{[^}]*}", "a");

        for (var sent : List.of(path + ";x", path.replaceFirst("/v1/", "/v1;x=y/") + ";")) {
            var answer = server.send(method, sent, RunningServer.JSON, "{}");
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("bad-request");
        }
    }

    @Test
    void a_path_parameter_creates_nothing() {
        server.put("/v1/conversations/semicolon", "{\"customerId\":\"c\",\"channel\":\"EMAIL\"}");

        assertThat(server.put("/v1/conversations/semicolon/messages/x;y", """
            {"author":{"kind":"CUSTOMER"},"text":"z"}""").code())
                .isEqualTo("bad-request");
        assertThat(server.askedFor("conversation/semicolon")).containsExactly("conversation.ConversationStarted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health/db/..;/readiness",
                "/actuator/health/..;/health/readiness",
                "/actuator/health/db/../readiness",
                "/actuator/health/db/%2e%2e/readiness",
                "/actuator/health/./liveness",
                "/actuator/health/%2E/liveness",
                "/v1/policies/../../actuator/health/readiness",
                "/v1/policies;/..;x/../actuator/health/liveness",
                "/actuator/health/readiness;x",
                "/actuator/health/readiness/.",
                "/v1/policies;x",
                "/v1/policies/.."
            })
    void a_path_that_can_be_read_in_two_ways_is_refused_before_anything_is_decided_by_it(String path)
            throws IOException {
        for (var answer : List.of(raw("GET " + path + " HTTP/1.1"), rawWithoutToken("GET " + path + " HTTP/1.1"))) {
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("Content-Type: application/problem+json")
                    .contains("\"code\":\"bad-request\"")
                    .contains("\"detail\":\"A path has no pa");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//actuator/health/readiness", "/actuator//health/readiness", "/%61ctuator/health/readiness"})
    void another_path_than_that_of_a_probe_needs_the_token(String path) throws IOException {
        assertThat(rawWithoutToken("GET " + path + " HTTP/1.1")).startsWith("HTTP/1.1 401");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_content_type_with_a_wildcard_is_none(String method, String route) {
        var path = route.replaceAll("\\{[^}]*}", "a");
        if (path.endsWith("/live") || path.equals("/v1/events")) return; // they do not end, or go on for long

        for (var type : List.of("*/*", "*", "application/*", "application/*+json;q=1")) {
            assertThat(server.send(method, path, type, "").status()).as(type).isLessThan(500);
        }
        if (method.equals("PUT")) {
            assertThat(server.send(method, path, "*/*", "{}").status()).isIn(400, 404, 415);
        }
    }

    static Stream<String> malformedRequests() {
        return Stream.of(
                "GET /v1/a%2fb HTTP/1.1",
                "GET /v1/customers/%00 HTTP/1.1",
                "GET /v1/customers/% HTTP/1.1",
                "GET /v1/customers/%zz HTTP/1.1",
                "GET /v1/customers/a\\b HTTP/1.1",
                "GET /v1/customers/a|b HTTP/1.1",
                "GET /../../x HTTP/1.1",
                "GET /v1/customers/" + "a".repeat(20_000) + " HTTP/1.1",
                "GET /v1/policies HTTP/1.1\r\nX: " + "a".repeat(20_000),
                "GET /v1/policies HTTP/1.1\r\nX Y: z",
                "GET /v1/policies HTTP/1.1\r\nHost: y",
                "GET v1/policies HTTP/1.1");
    }

    @ParameterizedTest
    @MethodSource("malformedRequests")
    void what_tomcat_refuses_is_a_problem_like_every_other(String request) throws IOException {
        var answer = raw(request);

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("Content-Type: application/problem+json")
                .contains("\"code\":\"bad-request\"")
                .contains("\"title\":\"Bad Request\"")
                .contains("\"detail\":\"The path, a header or the form of the request is malformed\"");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /v1/policies HTTP/9.9, 505, http-version-not-supported",
        "TRACE /v1/policies HTTP/1.1, 405, method-not-allowed",
        "CONNECT x:80 HTTP/1.1, 501, not-implemented",
        "GET /actuator/health/nothing HTTP/1.1, 404, no-such-path",
        "GET /actuator/health/nothing/nothing HTTP/1.1, 404, no-such-path",
        "GET /actuator/health/eventStore/nothing HTTP/1.1, 404, no-such-path",
        "GET /actuator/health/eventStore/ HTTP/1.1, 404, no-such-path",
        "GET /actuator/health/readiness/nothing HTTP/1.1, 404, no-such-path",
        "GET /actuator/health/readiness/eventStore/nothing HTTP/1.1, 404, no-such-path",
        "GET /actuator/health//readiness HTTP/1.1, 404, no-such-path"
    })
    void a_refusal_of_tomcat_is_no_internal_error(String request, int status, String code) throws IOException {
        assertThat(raw(request)).startsWith("HTTP/1.1 " + status).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void an_indicator_can_be_asked_alone_and_in_its_group() {
        assertThat(server.get("/actuator/health/eventStore").status()).isEqualTo(200);
        assertThat(server.get("/actuator/health/readiness/eventStore").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"Idempotency-Key, two words", "Sagadesk-Actor, nobody", "Sagadesk-Correlation-Id, a@b"})
    void a_header_fault_is_a_sentence(String header, String value) {
        var answer = server.put("/v1/customers/h", "{}", header, value);

        assertThat(answer.code()).isEqualTo("bad-header");
        assertThat(answer.body().path("detail").asString())
                .startsWith("The header " + header + " is ")
                .doesNotContain("[", "\\", "{");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
        TAG              | 304
        W/TAG            | 304
        "a,b", W/TAG, "c"| 304
        , ,TAG           | 304
        *                | 304
        garbage          | 200
        "garbage         | 200
        W/               | 200
        w/TAG            | 200
        "other"          | 200
        '                '| 200
        """)
    void an_entity_tag_is_compared_as_rfc_9110_says(String header, int status) {
        server.put("/v1/customers/tagged", "{}");
        var path = "/v1/customers/tagged?after="
                + server.put("/v1/customers/tagged", "{}").position();
        var tag = server.get(path).response().headers().firstValue("ETag").orElseThrow();
        var opaque = tag.replace("W/", "");

        var answer = server.send(
                "GET",
                path,
                RunningServer.JSON,
                "",
                "If-None-Match",
                header == null ? "" : header.replace("TAG", opaque));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("ETag")).contains(tag);
    }

    /** Sends what Java's client would not, and reads the answer. */
    private static String raw(String request) throws IOException {
        return rawWithoutToken(request + "\r\nAuthorization: Bearer " + server.token());
    }

    private static String rawWithoutToken(String request) throws IOException {
        var url = URI.create(server.url());
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(30_000);
            var headers = "\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write((request + headers).getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
