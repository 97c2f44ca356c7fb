package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Parameters and ids: what is left out, malformed, or written in another case. */
class ParametersTest extends SharedServerTest {

    private static final String PURCHASE = """
            {"customerId":"c","items":1,"total":{"amount":"%s","currency":"%s"}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /v1/tickets?state=nonsense       | state | is one of NEW,
        /v1/tickets?state=new,nonsense   | state | is one of NEW,
        /v1/inbox?sort=worst             | sort  | is one of LATEST,
        /v1/campaigns?kind=x             | kind  | is one of WIN_BACK,
        /v1/outbox?state=x               | state | is one of WAITING, GIVEN_UP
        /v1/service?by=WEEK              | by    | is one of HOUR, DAY
        /v1/inbox?limit=x                | limit | is a whole number
        /v1/rfm?fresh=perhaps            | fresh | is true or false
        /v1/rfm?asOf=yesterday           | asOf  | is a date such as 2026-03-01
        /v1/rfm?zone=Nowhere             | zone  | is a time zone such as Europe/Berlin
        /v1/inbox?desk=a%40b             | desk  | is malformed: The desk id must be 1 to 128 letters
        """)
    void a_malformed_parameter_is_told_what_is_allowed(String path, String field, String allowed) {
        var answer = server.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("bad-request");
        assertThat(answer.body().path("detail").asString()).startsWith(field + " " + allowed);
        assertThat(answer.body().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
        assertThat(answer.body().path("errors").path(0).path("message").asString())
                .startsWith(allowed);
    }

    /** Each parameter of each route, as Spring knows them; other required ones are given. */
    static Stream<Arguments> parameters() {
        return server.parts(RequestMappingHandlerMapping.class).stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .flatMap(route -> Arrays.stream(route.getValue().getMethodParameters())
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                        .map(parameter -> parameter.getParameter().getName())
                        .map(name -> Arguments.of(
                                method(route.getKey()), path(route), others(route.getValue(), name), name)));
    }

    private static String method(RequestMappingInfo route) {
        return route.getMethodsCondition().getMethods().iterator().next().name();
    }

    private static String path(Map.Entry<RequestMappingInfo, HandlerMethod> route) {
        return route.getKey().getPatternValues().iterator().next().replaceAll("\\{[^}]*}", "sla");
    }

    private static String others(HandlerMethod handler, String name) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(parameter -> parameter.getParameter().getName())
                .filter(other -> !other.equals(name)
                        && List.of("from", "to", "reason", "sequence", "imported")
                                .contains(other))
                .map(other -> other.equals("imported") ? "imported=true&" : other + "=1&")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void a_parameter_of_blanks_and_control_characters_is_refused(
            String method, String path, String others, String name) {
        for (var blank : List.of("%00", "%20", "%09", "+", "%20%00", "%1f")) {
            var answer = server.send(method, path + "?" + others + name + "=" + blank, RunningServer.LINES, "");

            assertThat(answer.status()).as("%s: %s", blank, answer.body()).isBetween(400, 499);
            assertThat(answer.code()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/inbox?state=%20",
                "/v1/tickets?state=%00",
                "/v1/tickets?state=new,%20",
                "/v1/tickets?tier=%20"
            })
    void a_blank_word_is_refused(String path) {
        assertThat(server.get(path).code()).isEqualTo("bad-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/tickets?state=new,Solved&sort=latest&priority=low&tier=senior&risk=at_risk",
                "/v1/inbox?state=bot,waiting&channel=web-chat",
                "/v1/campaigns?state=running&kind=win_back",
                "/v1/service?by=day&groupBy=channel,desk",
                "/v1/rfm/customers?segment=at_risk&sort=most_spent",
                "/v1/outbox?state=given-up",
                "/v1/outbox?state=WAITING"
            })
    void a_word_in_a_parameter_is_read_in_any_case(String path) {
        assertThat(server.get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        POST | /v1/customers                       | {"customerId":null}
        PUT  | /v1/customers/n-1                   | {"customerId":null}
        POST | /v1/tickets                         | {"ticketId":null,"customerId":"c","conversationId":null,"priority":"LOW","subject":"s"}
        POST | /v1/tickets/null/replies            | {"messageId":null,"author":{"kind":"CUSTOMER"},"text":"z"}
        POST | /v1/tickets/null/notes              | {"messageId":null,"author":{"kind":"CUSTOMER"},"text":"z"}
        POST | /v1/conversations                   | {"conversationId":null,"customerId":"c","channel":"EMAIL"}
        POST | /v1/conversations/null/messages     | {"messageId":null,"author":{"kind":"CUSTOMER"},"text":"z"}
        POST | /v1/campaigns                       | {"campaignId":null,"name":"k","kind":"PROMOTION","budget":{"amount":"9","currency":"EUR"},"couponsPerCustomer":5,"holdoutPercent":0,"endsAt":"2030-01-01T00:00:00Z"}
        POST | /v1/campaigns/null/coupons          | {"couponId":null,"customerId":"c","worth":{"amount":"5.00","currency":"EUR"},"expiresAt":"2029-01-01T00:00:00Z","because":{"rule":"r","version":0}}
        POST | /v1/orders/null/returns             | {"returnId":null,"amount":{"amount":"1","currency":"EUR"}}
        POST | /v1/visits/null/page-views          | {"sightingId":null,"customerId":null,"page":"p"}
        POST | /v1/visits/null/cart-changes        | {"sightingId":null,"total":{"amount":"1","currency":"EUR"},"items":1,"at":null}
        PUT  | /v1/desks/n-1                       | {"deskId":null,"name":"d"}
        """)
    void an_id_that_is_null_is_left_out(String method, String path, String body) {
        server.put("/v1/tickets/null", "{\"customerId\":\"c\",\"priority\":\"LOW\",\"subject\":\"s\"}");
        server.put("/v1/conversations/null", "{\"customerId\":\"c\",\"channel\":\"EMAIL\"}");
        server.put("/v1/orders/null", PURCHASE.formatted("5", "EUR"));
        server.put("/v1/campaigns/null", """
            {"name":"k","kind":"PROMOTION","budget":{"amount":"9","currency":"EUR"},"couponsPerCustomer":5,
             "holdoutPercent":0,"endsAt":"2030-01-01T00:00:00Z"}""");

        var answer = server.send(method, path, RunningServer.JSON, body);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        var id = answer.body().path("id").asString();
        var collection = path.endsWith("/coupons") ? "/v1/coupons" : path; // where a coupon is read
        assertThat(answer.response().headers().firstValue("Location"))
                .contains(method.equals("PUT") ? path : collection + "/" + id);
    }

    @Test
    void what_exists_already_has_no_location() {
        server.put("/v1/customers/located", "{}");

        var again = server.put("/v1/customers/located", "{}");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.response().headers().firstValue("Location")).isEmpty();
    }
}
