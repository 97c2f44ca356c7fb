package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PolicyQueriesTest extends SharedServerTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static long position;

    @BeforeAll
    static void publish() {
        publish("escalation", 1, "{\"mostLevels\":2}");
        publish("escalation", 2, "{\"mostLevels\":2,\"tiers\":[\"AGENT\",\"SUPERVISOR\"]}");
        publish("escalation", 3, "{}");
        publish("post-chat", 1, "{\"apology\":null}");
    }

    private static void publish(String policy, int version, String rules) {
        var answer = server.put(
                "/v1/policies/" + policy + "/versions/" + version,
                "{\"rules\":" + rules + "}",
                "Sagadesk-Actor",
                "agent/a");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        position = answer.position();
    }

    private static RunningServer.Answer get(String path) {
        var answer = server.get(path + (path.contains("?") ? "&" : "?") + "after=" + position);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer;
    }

    @Test
    void a_version_that_nobody_published_has_no_time() {
        var policies = get("/v1/policies").body().path("policies");

        assertThat(policies.path(0).path("version").asInt()).isZero();
        assertThat(policies.path(0).has("at")).isFalse();
        assertThat(policies.path(3).path("version").asInt()).isEqualTo(3);
        assertThat(policies.path(3).has("at")).isTrue();
        assertThat(get("/v1/policies/sla/versions/0").body().path("policy").has("at"))
                .isFalse();
    }

    @Test
    void versions_are_listed_to_the_end_without_gaps_or_doubles() {
        var versions = new ArrayList<String>();
        var cursor = "";
        do {
            var page = get("/v1/policies/escalation/versions?limit=2" + cursor).body();
            versions.addAll(page.path("versions").findValuesAsString("version"));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());
        assertThat(versions).containsExactly("1", "2", "3");
    }

    @Test
    void a_version_says_all_its_rules() {
        var policy = get("/v1/policies/escalation/versions/2").body().path("policy");

        assertThat(policy.path("version").asInt()).isEqualTo(2);
        assertThat(policy.path("actor").asString()).isEqualTo("agent/a");
        assertThat(policy.path("rules")).isEqualTo(JSON.readTree("""
                {"tiers":["AGENT","SUPERVISOR"],"mostLevels":2,"repeatAfterPercent":100,"poorRatingTier":"SUPERVISOR"}"""));
    }

    @Test
    void what_is_switched_off_is_null() {
        var rules =
                get("/v1/policies/post-chat/versions/1").body().path("policy").path("rules");

        assertThat(rules.path("apology").isNull()).isTrue();
    }

    @Test
    void versions_are_compared_value_by_value() {
        var differences =
                get("/v1/policies/escalation/comparison?from=0&to=1").body().path("differences");

        assertThat(differences).isEqualTo(JSON.readTree("""
                [{"path":"mostLevels","from":3,"to":2}]"""));
    }

    @Test
    void a_value_that_only_one_version_has_has_no_other_side() {
        var differences =
                get("/v1/policies/escalation/comparison?from=0&to=2").body().path("differences");

        assertThat(differences.path(1)).isEqualTo(JSON.readTree("""
                {"path":"tiers[2]","from":"SUPERVISOR"}"""));
    }

    @Test
    void bad_rules_are_refused_with_every_fault_named() {
        var refused = server.put("/v1/policies/sla/versions/1", """
                {"rules":{"plans":[{"name":"all","calendar":"office",
                    "targets":{"HIGH":{"firstResponse":"PT-1H"},"LOW":{"resolution":"PT1H"}}}],
                  "calendars":{"office":{"zone":"Europe/Atlantis",
                    "hours":{"MONDAY":["09:00-12:00","11:00-17:00"]}}},"strict":true}}""");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("invalid");
        assertThat(refused.body().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "rules.plans[0].targets.HIGH.firstResponse",
                        "rules.calendars.office.zone",
                        "rules.calendars.office.hours.MONDAY",
                        "rules.strict");
        assertThat(get("/v1/policies/sla/versions").body().path("versions")).isEmpty();
    }

    @Test
    void a_desk_decides_by_what_it_has_adopted() {
        server.put("/v1/desks/chat", "{\"name\":\"Chat\"}");
        assertThat(server.put("/v1/desks/chat/routing", """
                {"policy":{"policyId":"routing","version":7},"criteria":["LONGEST_IDLE"]}""").code()).isEqualTo("policy-unknown");
        var published = server.put("/v1/policies/routing/versions/1", """
                {"rules":{"criteria":["LONGEST_IDLE"]}}""");
        assertThat(published.status()).isEqualTo(200);
        assertThat(server.put("/v1/desks/chat/routing", """
                {"policy":{"policyId":"routing","version":1},"criteria":["CONTACT_PERSON"]}""").code()).isEqualTo("not-that-policy");
        var adopted = server.put("/v1/desks/chat/routing", """
                {"policy":{"policyId":"routing","version":1},"criteria":["LONGEST_IDLE"]}""");

        assertThat(adopted.status()).as("%s", adopted.body()).isEqualTo(200);
        var events = server.get("/v1/history?subject=desk/chat").body().path("events");
        assertThat(events.findValuesAsString("type"))
                .as("by this request or by the saga")
                .contains("desk.RoutingAdopted");
    }
}
