package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that every malformed request is answered with a problem that says what to correct. */
class BadInputTest extends SharedServerTest {

    private static final String TICKET = """
            {"customerId":"c-1","priority":"HIGH","subject":"Broken"}""";

    @BeforeAll
    static void know() {
        assertThat(server.put("/v1/tickets/known", TICKET).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PUT    | /v1/tickets/t                   | {                                                               | 400 | bad-json
        PUT    | /v1/tickets/t                   | {}{}                                                            | 400 | bad-json
        PUT    | /v1/tickets/t                   | [1,2]                                                           | 400 | bad-json
        PUT    | /v1/tickets/t                   | "text"                                                          | 400 | bad-json
        PUT    | /v1/tickets/t                   | {"priority":"HIGH","priority":"LOW"}                            | 400 | bad-json
        PUT    | /v1/tickets/t                   | {}                                                              | 422 | invalid
        PUT    | /v1/tickets/t                   | {"customerId":"c","priority":"HIGHEST","subject":"s"}           | 422 | invalid
        PUT    | /v1/tickets/t                   | {"customerId":"c","priority":2,"subject":"s"}                   | 422 | invalid
        PUT    | /v1/tickets/t                   | {"customerId":["c"],"priority":"LOW","subject":"s"}             | 422 | invalid
        PUT    | /v1/tickets/t                   | {"customerId":"a@b.example","priority":"LOW","subject":"s"}     | 422 | invalid
        PUT    | /v1/tickets/t                   | {"customerId":"c","priority":"LOW","subject":" "}               | 422 | invalid
        PUT    | /v1/tickets/t                   | {"customerId":"c","priority":"LOW","subject":7}                 | 422 | invalid
        PUT    | /v1/tickets/t                   | {"customerId":"c","priority":"LOW","subject":"s","colour":"x"}  | 422 | invalid
        PUT    | /v1/tickets/t                   | {"customerId":"c","priority":"LOW","subject":"s","at":"2020-01-01T00:00:00Z"} | 400 | field-set-by-server
        PUT    | /v1/tickets/t                   | {"ticketId":"u","customerId":"c","priority":"LOW","subject":"s"} | 400 | field-in-path
        PUT    | /v1/tickets/%20                 | {"customerId":"c","priority":"LOW","subject":"s"}               | 422 | invalid
        PUT    | /v1/orders/o                    | {"customerId":"c","items":1,"total":{"amount":"x","currency":"USD"}} | 422 | invalid
        PUT    | /v1/orders/o                    | {"customerId":"c","items":1,"total":{"amount":"-1","currency":"USD"}} | 422 | invalid
        PUT    | /v1/orders/o                    | {"customerId":"c","items":1,"total":{"amount":"1","currency":"usd"}} | 422 | invalid
        PUT    | /v1/orders/o                    | {"customerId":"c","items":1,"total":{"currency":"USD"}}         | 422 | invalid
        PUT    | /v1/orders/o                    | {"customerId":"c","items":1,"total":{"amount":1e999999,"currency":"USD"}} | 422 | invalid
        PUT    | /v1/orders/o                    | {"customerId":"c","items":99999999999,"total":{"amount":"1","currency":"USD"}} | 422 | invalid
        PUT    | /v1/tickets/unknown/assignee    | {"agentId":"a"}                                                 | 404 | not-found
        POST   | /v1/conversations/unknown/messages | {"author":{"kind":"CUSTOMER"},"text":"hello"}                | 404 | not-found
        POST   | /v1/conversations/unknown/messages | {"author":{"kind":"AGENT"},"text":"hello"}                   | 422 | invalid
        PUT    | /v1/conversations/unknown/rating | {"stars":6}                                                    | 422 | invalid
        POST   | /v1/tickets/known/merger        | {"into":"known"}                                                | 409 | *
        PUT    | /v1/tickets/known               | {"customerId":"c-2","priority":"HIGH","subject":"Broken"}       | 409 | ticket-exists
        PUT    | /v1/customers/c/consents/SPAM   | {"wording":"w"}                                                 | 422 | invalid
        PUT    | /v1/policies/weather/versions/1 | {"rules":{}}                                                    | 422 | invalid
        PUT    | /v1/policies/sla/versions/one   | {"rules":{}}                                                    | 422 | invalid
        PUT    | /v1/policies/sla/versions/1     | {"rules":{"plans":[]}}                                          | 422 | invalid
        PUT    | /v1/desks/d/routing             | {"policy":{"policyId":"routing","version":1},"criteria":[]}     | 422 | invalid
        GET    | /v1/policies/weather/versions   |                                                                 | 400 | *
        GET    | /v1/policies/sla/versions/-1    |                                                                 | 400 | bad-request
        GET    | /v1/policies/sla/versions/7     |                                                                 | 404 | not-found
        GET    | /v1/policies/sla/versions?cursor=x |                                                              | 400 | bad-cursor
        GET    | /v1/policies/sla/comparison     |                                                                 | 400 | *
        GET    | /v1/policies/sla/comparison?from=0&to=7 |                                                         | 404 | not-found
        POST   | /v1/nothing                     | {}                                                              | 404 | no-such-path
        POST   | /v1/tickets/known               | {}                                                              | 405 | method-not-allowed
        GET    | /v1/history                     |                                                                 | 400 | *
        GET    | /v1/history?subject=x           |                                                                 | 400 | bad-subject
        GET    | /v1/history?subject=ticket/none |                                                                 | 404 | not-found
        GET    | /v1/history?subject=ticket/known&limit=0 |                                                        | 400 | bad-limit
        GET    | /v1/history?subject=ticket/known&after=x |                                                        | 400 | *
        GET    | /v1/conversations/none/transcript |                                                               | 404 | not-found
        PUT    | /v1/orders/o                    | {"customerId":"c","items":1.9,"total":{"amount":"1","currency":"USD"}} | 422 | invalid
        PUT    | /v1/orders/o                    | {"customerId":"c","items":1,"total":{"amount":"1.00001","currency":"USD"}} | 422 | invalid
        PUT    | /v1/tickets/t                   | {"customerId":"c","priority":"LOW","subject":"‹forgotten›"}     | 422 | invalid
        PUT    | /v1/tickets/t                   | {"customerId":"c","priority":"LOW","subject":"a\\ud800b"}       | 422 | invalid
        PUT    | /v1/desks/d/agents/a            | {"capacity":3}                                                  | 422 | invalid
        GET    | /v1/history?subject=%ff         |                                                                 | 400 | *
        GET    | /v1/history/%00                 |                                                                 | 400 | *
        GET    | /v1/a%2fb                       |                                                                 | 400 | *
        GET    | /error                          |                                                                 | 404 | no-such-path
        GET    | /v1/conversations/none          |                                                                 | 404 | not-found
        GET    | /v1/conversations/none/entries  |                                                                 | 404 | not-found
        GET    | /v1/conversations/none/transcript?limit=0 |                                                       | 400 | bad-limit
        GET    | /v1/customers/none              |                                                                 | 404 | not-found
        GET    | /v1/customers/a%40b             |                                                                 | 400 | bad-request
        GET    | /v1/customers/none?after=x      |                                                                 | 400 | bad-request
        GET    | /v1/customers/none?after=999999 |                                                                 | 400 | bad-request
        GET    | /v1/customers/none?befor=1      |                                                                 | 400 | bad-request
        GET    | /v1/customers/none/rfm          |                                                                 | 404 | not-found
        GET    | /v1/customers/none/rfm?weeks=0  |                                                                 | 400 | bad-request
        GET    | /v1/rfm?asOf=yesterday          |                                                                 | 400 | bad-request
        GET    | /v1/rfm?asOf=0000-01-01         |                                                                 | 400 | bad-request
        GET    | /v1/rfm?days=0                  |                                                                 | 400 | bad-request
        GET    | /v1/rfm?days=99999999999        |                                                                 | 400 | bad-request
        POST   | /v1/customers/c/offers/o/clearing | {"limits":{"most":2,"within":"P30D","quietFrom":"21:00","quietUntil":"09:00","zone":"+02:00","attribution":"P14D"}} | 422 | invalid
        GET    | /v1/rfm?zone=Nowhere            |                                                                 | 400 | bad-request
        GET    | /v1/rfm?fresh=perhaps           |                                                                 | 400 | bad-request
        GET    | /v1/rfm/customers?segment=RICH  |                                                                 | 400 | bad-request
        GET    | /v1/rfm/customers?aliveBelow=2  |                                                                 | 400 | bad-request
        GET    | /v1/rfm/customers?aliveBelow=NaN |                                                                | 400 | bad-request
        GET    | /v1/rfm/customers?sort=NAME     |                                                                 | 400 | bad-request
        GET    | /v1/rfm/customers?limit=1001    |                                                                 | 400 | bad-limit
        GET    | /v1/rfm/customers?cursor=abc    |                                                                 | 400 | bad-cursor
        GET    | /v1/campaigns?state=OVER        |                                                                 | 400 | bad-request
        GET    | /v1/campaigns?cursor=%25        |                                                                 | 400 | bad-cursor
        GET    | /v1/campaigns/none/report       |                                                                 | 404 | not-found
        GET    | /v1/inbox?sort=WORST            |                                                                 | 400 | bad-request
        GET    | /v1/inbox?state=BOT,            |                                                                 | 400 | bad-request
        GET    | /v1/tickets?state=,             |                                                                 | 400 | bad-request
        GET    | /v1/inbox?limit=-1              |                                                                 | 400 | bad-limit
        GET    | /v1/inbox?cursor=nonsense       |                                                                 | 400 | bad-cursor
        GET    | /v1/inbox?desk=a%40b            |                                                                 | 400 | bad-request
        GET    | /v1/tickets?state=NEW,OLD       |                                                                 | 400 | bad-request
        GET    | /v1/tickets/none                |                                                                 | 404 | not-found
        GET    | /v1/tickets/none/thread         |                                                                 | 404 | not-found
        GET    | /v1/service?by=WEEK             |                                                                 | 400 | bad-request
        GET    | /v1/rfm?zone=%2B02:00           |                                                                 | 400 | bad-request
        GET    | /v1/service?zone=UTC%2B2        |                                                                 | 400 | bad-request
        GET    | /v1/service?from=2026-02-02T12:07:00Z&to=2026-02-03 |                                             | 400 | bad-request
        GET    | /v1/service?from=2026-02-02&to=2026-02-02T12:15:01Z |                                             | 400 | bad-request
        GET    | /v1/service/live?from=2026-02-02T12:07:00Z&to=2026-02-03 |                                        | 400 | bad-request
        GET    | /v1/service?from=now            |                                                                 | 400 | bad-request
        GET    | /v1/service?from=2026-02-02&to=2026-02-01 |                                                       | 400 | bad-request
        GET    | /v1/service?by=HOUR&from=2026-01-01&to=2026-12-31 |                                               | 400 | bad-request
        GET    | /v1/service?from=-999999999-01-01T00:00:00Z |                                                     | 400 | bad-request
        PUT    | /v1/campaigns/k/holdouts/c      | {"because":{"rule":"r","version":0,"inputs":{"a":null}}}        | 422 | invalid
        PUT    | /v1/customers/c/segment         | {"segment":"NEW","because":{"rule":"r","version":0,"inputs":{"a":"b","c":null}}} | 422 | invalid
        PUT    | /v1/customers/c/offers/o        | {"campaignId":"k","kind":"PROMOTION","limits":{"most":2,"within":"P30D","quietFrom":"21:00","quietUntil":"09:00","zone":"UTC","attribution":"P14D"},"because":{"rule":"r","version":0,"inputs":{"a":null}}} | 422 | invalid
        POST   | /v1/rebuilds                    | {"projection":"ticket","until":"-999999999-01-01"}              | 400 | bad-request
        POST   | /v1/rebuilds                    | {"projection":"ticket","until":"-999999999-01-01T00:00:00Z"}    | 400 | bad-request
        POST   | /v1/rebuilds                    | {"projection":"ticket","until":"+999999999-12-31T23:59:59Z"}    | 400 | bad-request
        POST   | /v1/rebuilds                    | {"projection":"ticket","until":"+10000-01-01T00:00:00Z"}        | 400 | bad-request
        POST   | /v1/rebuilds                    | {"projection":"ticket","until":"0000-01-01"}                    | 400 | bad-request
        POST   | /v1/rebuilds                    | {"projection":"ticket","until":""}                              | 400 | bad-request
        GET    | /v1/events?from=-999999999-01-01T00:00:00Z |                                                      | 400 | bad-filter
        GET    | /v1/events?from=%2B10000-01-01T00:00:00Z |                                                        | 400 | bad-filter
        GET    | /v1/events?to=%2B999999999-12-31T23:59:59Z |                                                      | 400 | bad-filter
        GET    | /v1/service?groupBy=COLOUR      |                                                                 | 400 | bad-request
        GET    | /v1/projections/none            |                                                                 | 404 | not-found
        GET    | /v1/rebuilds/none               |                                                                 | 404 | not-found
        GET    | /v1/conversations/a%40b/transcript |                                                              | 400 | *
        """)
    void bad_input_is_answered_with_a_problem(String method, String path, String body, int status, String code) {
        var answer = server.send(method, path, RunningServer.JSON, body == null ? "" : body);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(answer.code()).isNotBlank();
        if (!code.equals("*")) assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.response().body()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void every_fault_of_a_command_is_named_without_its_value() {
        var answer = server.post("/v1/conversations/c/messages", """
            {"author":{"kind":"CUSTOMER"},"text":"%s"}""".formatted("secret ".repeat(2_000)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").path(0).path("field").asString())
                .isEqualTo("text");
        assertThat(answer.response().body()).doesNotContain("secret");
    }

    @Test
    void a_refused_rebuild_does_not_repeat_the_name_that_was_sent() {
        var answer = server.post("/v1/rebuilds", "{\"projection\":\"secret\"}");

        assertThat(answer.code()).isEqualTo("rebuild-refused");
        assertThat(answer.response().body()).contains("there are").doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"customerId":"c","total":{"amount":"1","currency":"USD"}}                | items | is required
        {"customerId":"c","items":null,"total":{"amount":"1","currency":"USD"}}   | items | is required
        {"customerId":"c","items":"null","total":{"amount":"1","currency":"USD"}} | items | has the wrong type or form
        {"customerId":"c","items":"","total":{"amount":"1","currency":"USD"}}     | items | has the wrong type or form
        {"customerId":"c","items":{},"total":{"amount":"1","currency":"USD"}}     | items | has the wrong type or form
        """)
    void a_number_that_is_missing_is_told_from_one_that_is_none(String order, String field, String message) {
        var alone = server.put("/v1/orders/o", order);
        var inBulk = server.bulk("", "{\"command\":\"order.RecordPurchase\",\"orderId\":\"o\"," + order.substring(1));

        assertThat(alone.status()).isEqualTo(422);
        assertThat(alone.body().path("errors").findValuesAsString("field")).containsExactly(field);
        assertThat(alone.body().path("errors").findValuesAsString("message")).containsExactly(message);
        assertThat(inBulk.body().path("problems").findValuesAsString("detail"))
                .singleElement()
                .asString()
                .contains(field + " " + message);
    }

    @Test
    void too_large_a_body_is_refused() {
        var answer = server.post("/v1/conversations/c/messages", "{\"text\":\"" + "x".repeat(300_000) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("too-large");
    }

    @Test
    void deeply_nested_json_is_refused() {
        var answer = server.put("/v1/tickets/t", "{\"a\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void another_content_type_is_refused() {
        var answer = server.send("PUT", "/v1/tickets/t", "text/plain", TICKET);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("unsupported-media-type");
    }

    @Test
    void a_wish_for_another_form_is_not_an_error_after_the_fact() {
        var answer = server.put("/v1/tickets/html", TICKET, "Accept", "text/html");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/json");
        assertThat(server.send("POST", "/v1/customers", "multipart/form-data; boundary=x", "{}")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void lines_that_nobody_foresaw_do_not_hold_up_the_others() {
        var answer = server.bulk(
                "",
                "null",
                "  ",
                "{\"command\":\"ticket.OpenTicket\",\"ticketId\":\"far\",\"customerId\":\"c\",\"priority\":\"LOW\",\"subject\":\"s\",\"at\":\"+1000000000-12-31T23:59:59.999999999Z\"}",
                "{\"command\":\"ticket.OpenTicket\",\"ticketId\":\"near\",\"customerId\":\"c\",\"priority\":\"LOW\",\"subject\":\"s\",\"at\":1}",
                "{\"command\":\"ticket.OpenTicket\",\"ticketId\":\"here\",\"customerId\":\"c\",\"priority\":\"LOW\",\"subject\":\"s\"}\r");

        assertThat(answer.body().path("results").asString()).isEqualTo("xxxa");
        assertThat(answer.body().path("problems").findValuesAsString("code"))
                .containsExactly("bad-json", "invalid", "invalid");
    }

    @Test
    void a_malformed_header_is_refused() {
        assertThat(server.put("/v1/tickets/t", TICKET, "Idempotency-Key", "two words")
                        .code())
                .isEqualTo("bad-header");
        assertThat(server.put("/v1/tickets/t", TICKET, "Sagadesk-Actor", "nobody")
                        .code())
                .isEqualTo("bad-header");
    }

    @Test
    void a_fault_in_one_line_of_many_leaves_the_others_alone() {
        var answer = server.bulk("", """
            {"command":"ticket.OpenTicket","ticketId":"bulk-1","customerId":"c-1","priority":"LOW","subject":"s"}""", "not json", """
            {"command":"ticket.Explode","ticketId":"bulk-1"}""", """
            {"command":"ticket.OpenTicket","ticketId":"bulk-2","customerId":"c-1","priority":"NONE","subject":"s"}""", """
            {"command":"ticket.OpenTicket","ticketId":"bulk-3","customerId":"c-1","priority":"LOW","subject":"s"}""");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("results").asString()).isEqualTo("axxxa");
        assertThat(answer.body().path("problems").findValuesAsString("code"))
                .containsExactly("bad-json", "unknown-command", "invalid");
        assertThat(answer.body().path("problems").findValuesAsString("line")).containsExactly("2", "3", "4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"command\":\"ticket.OpenTicket\",\"customerId\":\"c-1\",\"priority\":\"LOW\",\"subject\":\"s\"}",
                "{\"command\":\"ticket.CloseTicket\",\"ticketId\":null}",
                "{\"command\":\"desk.OpenDesk\"}",
                "{\"command\":\"customer.RegisterCustomer\",\"customerId\":null}"
            })
    void a_line_that_names_nobody_leaves_the_others_alone(String line) {
        var answer = server.bulk("", line, """
            {"command":"ticket.OpenTicket","ticketId":"beside-nobody","customerId":"c-1","priority":"LOW","subject":"s"}""");

        assertThat(answer.body().path("results").asString())
                .as("%s", answer.body())
                .matches("x[ar]");
        assertThat(answer.body().path("problems").findValuesAsString("code")).containsExactly("invalid");
        assertThat(answer.body().path("problems").path(0).path("detail").asString())
                .contains("Id is required");
    }

    @Test
    void too_many_lines_are_refused() {
        var answer = server.bulk("", "{}\n".repeat(10_001));

        assertThat(answer.status()).isEqualTo(413);
    }
}
