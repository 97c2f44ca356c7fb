package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.server.RunningServer.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests commands of customers over HTTP: contact, registration, identities, time zones and forgetting. */
class CustomerCommandsTest extends SharedServerTest {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    @Test
    void a_new_contact_keeps_the_time_zone_until_somebody_removes_it() {
        server.put("/v1/customers/kept", "{\"timeZone\":\"Asia/Kathmandu\",\"contact\":{\"email\":\"k@b.example\"}}");

        var replaced = server.put("/v1/customers/kept/contact", "{\"contact\":{\"phone\":\"0123\"}}");
        var kept = customer("kept", replaced);
        assertThat(kept.body().at("/customer/timeZone").asString()).isEqualTo("Asia/Kathmandu");
        assertThat(kept.body().at("/customer/contact/email").isString()).isFalse();
        assertThat(kept.body().at("/customer/contact/phone").asString()).isEqualTo("0123");

        var removed = server.put("/v1/customers/kept/contact", "{\"contact\":{\"phone\":\"0123\"},\"timeZone\":null}");
        assertThat(customer("kept", removed).body().at("/customer/timeZone").isMissingNode())
                .isTrue();
    }

    @Test
    void a_merge_patch_changes_what_it_names() {
        server.put("/v1/customers/edited", """
            {"timeZone":"Europe/Berlin","contact":{"name":"Edda","email":"e@b.example","phone":"0123"}}""");

        var edited = patch("edited", "{\"contact\":{\"email\":\"new@b.example\",\"phone\":null}}");
        assertThat(edited.status()).as("%s", edited.body()).isEqualTo(200);
        var details = customer("edited", edited).body().path("customer");
        assertThat(details.at("/contact/name").asString()).isEqualTo("Edda");
        assertThat(details.at("/contact/email").asString()).isEqualTo("new@b.example");
        assertThat(details.at("/contact/phone").isString()).isFalse();
        assertThat(details.path("timeZone").asString()).isEqualTo("Europe/Berlin");

        assertThat(patch("edited", "{\"contact\":{\"phone\":null}}").body().path("recorded"))
                .isEmpty();
        var emptied = customer("edited", patch("edited", "{\"contact\":null,\"timeZone\":null}"));
        assertThat(emptied.body().at("/customer/contact/name").isString()).isFalse();
        assertThat(emptied.body().at("/customer/timeZone").isMissingNode()).isTrue();
    }

    @Test
    void a_patch_with_a_field_that_nobody_knows_is_refused() {
        server.put("/v1/customers/patched", "{}");

        assertThat(field(patch("patched", "{\"contact\":{\"fax\":null}}"))).isEqualTo("contact.fax");
        assertThat(server.send("PATCH", "/v1/customers/patched/contact", "text/plain", "{}")
                        .code())
                .isEqualTo("unsupported-media-type");
        assertThat(server.send("PUT", "/v1/customers/patched/contact", MERGE_PATCH, "{\"contact\":{}}")
                        .code())
                .isEqualTo("unsupported-media-type");
    }

    @Test
    void a_bulk_request_names_what_is_removed() {
        var bulk = server.bulk("", """
            {"command":"customer.RegisterCustomer","customerId":"many","contact":{"name":"Max","phone":"1"},"timeZone":"UTC"}""", """
            {"command":"customer.EditContactDetails","customerId":"many","removed":["contact.phone","timeZone"]}""", """
            {"command":"customer.EditContactDetails","customerId":"many","removed":["contact.fax"]}""", """
            {"command":"customer.ChangeContactDetails","customerId":"many","contact":{"name":"Max"}}""");

        assertThat(bulk.body().path("results").asString()).isEqualTo("aaxr");
        assertThat(bulk.body().at("/problems/0/detail").asString()).contains("contact.phone", "timeZone");
        var details = customer("many", bulk).body().path("customer");
        assertThat(details.at("/contact/name").asString()).isEqualTo("Max");
        assertThat(details.at("/contact/phone").isString()).isFalse();
        assertThat(details.has("timeZone")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PUT   | /v1/customers/zone           | {"timeZone":"Europe/Atlantis"}                          | timeZone
        PUT   | /v1/customers/zone           | {"timeZone":"+02:00"}                                   | timeZone
        PUT   | /v1/customers/zone/contact   | {"contact":{},"timeZone":"Europe/Atlantis"}             | timeZone
        PATCH | /v1/customers/zone/contact   | {"timeZone":"Europe/Atlantis"}                          | timeZone
        POST  | /v1/customers/zone/offers/o/clearing | {"limits":{"most":1,"within":"P1D","quietFrom":"21:00","quietUntil":"09:00","zone":"Europe/Atlantis","attribution":"P1D"}} | limits.zone
        POST  | /v1/customers/zone/offers/o/clearing | {"limits":{"most":1,"within":"P1D","quietFrom":"21:00","quietUntil":"09:00","zone":"+02:00","attribution":"P1D"}} | limits.zone
        PUT   | /v1/policies/post-chat/versions/1 | {"rules":{"offers":{"zone":"Europe/Atlantis"}}}    | rules.offers.zone
        PUT   | /v1/policies/rfm/versions/1  | {"rules":{"zone":"+02:00"}}                             | rules.zone
        """)
    void a_time_zone_that_nobody_knows_is_named_by_its_field(String method, String path, String body, String field) {
        var answer = server.send(method, path, RunningServer.JSON, body);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(422);
        assertThat(field(answer)).isEqualTo(field);
    }

    @Test
    void who_is_known_only_from_a_conversation_is_said_to_be_not_registered() {
        var started = server.put("/v1/conversations/of-guest", "{\"customerId\":\"guest\",\"channel\":\"EMAIL\"}");
        var page = customer("guest", started);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body().at("/customer/registered").asBoolean(true)).isFalse();

        var identity = "{\"kind\":\"EMAIL\",\"handle\":\"g@b.example\"}";
        var refused = Stream.of("guest", "nobody")
                .flatMap(customer -> Stream.of(
                        server.post("/v1/customers/" + customer + "/identities", identity),
                        server.post("/v1/customers/" + customer + "/identities/unlinking", identity),
                        server.put("/v1/customers/" + customer + "/contact", "{\"contact\":{}}"),
                        patch(customer, "{\"contact\":{\"name\":\"Gus\"}}"),
                        server.put("/v1/customers/" + customer + "/consents/MARKETING", "{\"wording\":\"w\"}"),
                        server.delete("/v1/customers/" + customer + "/consents/MARKETING"),
                        server.post("/v1/customers/" + customer + "/verifications", "{\"method\":\"SMS_CODE\"}")));
        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("customer-not-registered");
        });

        assertThat(server.put("/v1/customers/guest", "{}").status()).isEqualTo(201);
        var linked = server.post("/v1/customers/guest/identities", identity);
        assertThat(customer("guest", linked).body().at("/customer/registered").asBoolean())
                .isTrue();
    }

    @Test
    void an_unlinked_identity_is_on_the_page_no_more() {
        server.put("/v1/customers/linked", "{}");
        var card = "{\"kind\":\"MEMBERSHIP\",\"handle\":\"M-1\"}";
        server.post("/v1/customers/linked/identities", "{\"kind\":\"EMAIL\",\"handle\":\"l@b.example\"}");
        var linked = server.post("/v1/customers/linked/identities", card);
        assertThat(customer("linked", linked).body().at("/customer/member").asBoolean())
                .isTrue();

        var unlinked = server.post("/v1/customers/linked/identities/unlinking", card);
        var page = customer("linked", unlinked).body().path("customer");
        assertThat(page.path("member").asBoolean(true)).isFalse();
        assertThat(page.path("identities")).hasSize(1);
        assertThat(page.at("/identities/0/handle").asString()).isEqualTo("l@b.example");
        assertThat(server.post("/v1/customers/linked/identities/unlinking", card)
                        .body()
                        .path("recorded"))
                .isEmpty();
    }

    @Test
    void a_refused_forgetting_is_a_refusal_and_recorded() {
        server.put("/v1/customers/held", "{\"contact\":{\"name\":\"Hella\"}}");
        server.put("/v1/customers/held/legal-holds/case-1", "{\"reason\":\"claim\"}");
        server.put("/v1/customers/held/legal-holds/case-2", "{\"reason\":\"audit\"}");
        var forget = "/v1/customers/held/forgetting";
        var reason = "{\"reason\":\"asked\"}";

        var first = server.post(forget, reason, "Idempotency-Key", "forget-held");
        var again = server.post(forget, reason, "Idempotency-Key", "forget-held");
        assertThat(List.of(first, again)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("legal-hold");
            assertThat(answer.body().path("detail").asString()).contains("case-1, case-2");
        });
        var bulk = server.bulk("", """
            {"command":"customer.ForgetCustomer","customerId":"held","reason":"asked"}""", """
            {"command":"customer.PlaceLegalHold","customerId":"held","holdId":"case-3","reason":"tax"}""");
        assertThat(bulk.body().path("results").asString()).isEqualTo("xa");
        assertThat(bulk.body().at("/problems/0/code").asString()).isEqualTo("legal-hold");
        assertThat(server.get("/v1/history?subject=customer/held")
                        .response()
                        .body()
                        .split("ForgettingRefused"))
                .hasSize(3);

        Stream.of("case-1", "case-2", "case-3")
                .forEach(hold -> server.delete("/v1/customers/held/legal-holds/" + hold));
        assertThat(server.post(forget, reason).status()).isEqualTo(200);
        assertThat(server.get("/v1/history?subject=customer/held").response().body())
                .doesNotContain("Hella");
        assertThat(server.post(forget, reason, "Idempotency-Key", "forget-held").status())
                .isEqualTo(200);
    }

    @Test
    void another_content_with_the_same_id_is_not_taken_for_a_repeat() {
        server.put("/v1/campaigns/again", """
            {"name":"Again","kind":"APOLOGY","budget":{"amount":"90","currency":"EUR"},"couponsPerCustomer":5,\
            "holdoutPercent":0,"endsAt":"2030-01-01T00:00:00Z"}""");
        var coupon = """
            {"customerId":"ann","worth":{"amount":"%s","currency":"EUR"},"expiresAt":"%s",\
            "because":{"rule":"%s","version":0,"inputs":{}}}""";
        var offer = """
            {"campaignId":"again","kind":"APOLOGY","coupon":{"worth":{"amount":"%s","currency":"EUR"},"validFor":"P14D"},\
            "limits":{"most":%s,"within":"P30D","quietFrom":"21:00","quietUntil":"21:00","zone":"UTC","attribution":"P14D"},\
            "because":{"rule":"by-hand","version":0}}""";

        var path = "/v1/campaigns/again/coupons/c-again";
        assertThat(server.put(path, coupon.formatted("5", "2029-01-01T00:00:00Z", "by-hand"))
                        .status())
                .isEqualTo(201);
        assertThat(server.put(path, coupon.formatted("5.00", "2029-01-01T00:00:00.000Z", "by-hand"))
                        .status())
                .isEqualTo(200);
        assertThat(Stream.of(
                        server.put(path, coupon.formatted("6", "2029-01-01T00:00:00Z", "by-hand")),
                        server.put(path, coupon.formatted("5", "2029-02-01T00:00:00Z", "by-hand")),
                        server.put(path, coupon.formatted("5", "2029-01-01T00:00:00Z", "by-foot"))))
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("coupon-exists"));

        var proposal = "/v1/customers/ann/offers/f-again";
        assertThat(server.put(proposal, offer.formatted("5", 2)).status()).isEqualTo(201);
        assertThat(server.put(proposal, offer.formatted("5", 2)).status()).isEqualTo(200);
        assertThat(Stream.of(
                        server.put(proposal, offer.formatted("6", 2)), server.put(proposal, offer.formatted("5", 3))))
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("offer-exists"));
    }

    private static Answer patch(String customer, String body) {
        return server.send("PATCH", "/v1/customers/" + customer + "/contact", MERGE_PATCH, body);
    }

    private static Answer customer(String id, Answer after) {
        return server.get("/v1/customers/" + id + "?after=" + after.position());
    }

    private static String field(Answer refused) {
        return refused.body().at("/errors/0/field").asString();
    }
}
