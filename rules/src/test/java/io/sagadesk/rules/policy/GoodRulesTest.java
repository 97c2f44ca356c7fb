package io.sagadesk.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Money;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.offer.OfferLimits;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.RoutingCriterion;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.rules.policy.RoutingRules.DeskRule;
import io.sagadesk.rules.policy.ServiceLevelRules.Plan;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Valid rules are read, with defaults for missing values. */
class GoodRulesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @EnumSource
    void rules_that_say_nothing_are_the_built_in_ones(PolicyKind kind) {
        assertThat(PolicyRules.read(kind, 0, Map.of())).isEqualTo(PolicyRules.read(kind, 0, BuiltInRules.of(kind)));
    }

    @ParameterizedTest
    @EnumSource
    void the_built_in_rules_survive_their_publication(PolicyKind kind) {
        var stored = JSON.writeValueAsString(BuiltInRules.of(kind));

        assertThat(PolicyRules.read(kind, 0, json(stored))).isEqualTo(PolicyRules.read(kind, 0, Map.of()));
    }

    @Test
    void what_is_built_in_is_what_the_domain_says() {
        assertThat(RoutingRules.BUILT_IN.offer()).hasSeconds(30);
        assertThat(RoutingRules.BUILT_IN.soothe()).hasSeconds(30);
        assertThat(RoutingRules.BUILT_IN.wayOut()).hasMinutes(3);
        assertThat(RoutingRules.BUILT_IN.contactPersonWithin()).hasDays(30);
        assertThat(RoutingRules.BUILT_IN.criteria()).containsExactly(RoutingCriterion.values());
        assertThat(EscalationRules.BUILT_IN.tiers()).containsExactly(Tier.values());
        assertThat(EscalationRules.BUILT_IN.mostLevels()).isEqualTo(3);
        assertThat(ServiceLevelRules.BUILT_IN.plans())
                .extracting(Plan::warnAtPercent)
                .containsExactly(80);
        assertThat(PostChatRules.BUILT_IN.poorStars()).isEqualTo(2);
        assertThat(PostChatRules.BUILT_IN.goodStars()).isEqualTo(4);
        assertThat(PostChatRules.BUILT_IN.offers())
                .isEqualTo(new OfferLimits(
                        2,
                        Duration.ofDays(30),
                        LocalTime.of(21, 0),
                        LocalTime.of(9, 0),
                        ZoneId.of("UTC"),
                        Duration.ofDays(14)));
        assertThat(Objects.requireNonNull(PostChatRules.BUILT_IN.consultation()).within())
                .hasHours(24);
        assertThat(Objects.requireNonNull(PostChatRules.BUILT_IN.proactive()).views())
                .isEqualTo(3);
        assertThat(WinBackRules.BUILT_IN.segments())
                .containsExactly(Segment.AT_RISK, Segment.CANT_LOSE, Segment.HIBERNATING);
        assertThat(WinBackRules.BUILT_IN.attribution()).hasDays(14);
        assertThat(WinBackRules.BUILT_IN.secondAfter()).hasDays(7);
    }

    @Test
    void what_a_part_leaves_out_is_built_in_too() {
        var rules = PostChatRules.read(3, Map.of("offers", Map.of("most", 5)));

        assertThat(rules.version()).isEqualTo(3);
        assertThat(rules.offers().most()).isEqualTo(5);
        assertThat(rules.offers().within())
                .isEqualTo(PostChatRules.BUILT_IN.offers().within());
    }

    @Test
    void rules_that_are_completed_with_what_is_built_in_say_the_same() {
        var rules = json("""
                {"apology": {"worth": {"amount": "1", "currency": "EUR"}}, "membership": null, "offers": {"most": 5}}""");

        var completed = BuiltInRules.completed(PolicyKind.POST_CHAT, rules);

        assertThat(completed)
                .containsOnlyKeys(BuiltInRules.of(PolicyKind.POST_CHAT).keySet());
        assertThat(PostChatRules.read(1, completed)).isEqualTo(PostChatRules.read(1, rules));
        assertThat(BuiltInRules.completed(PolicyKind.POST_CHAT, completed)).isEqualTo(completed);
    }

    @Test
    void a_calendar_is_given_as_a_whole() {
        var rules = ServiceLevelRules.read(1, json("""
                {"calendars": {"office": {"zone": "UTC", "hours": {"SUNDAY": ["10:00-12:00"]}}}}"""));

        assertThat(rules.plans().get(0).calendar().hours()).containsOnlyKeys(DayOfWeek.SUNDAY);
    }

    @Test
    void a_rule_that_is_null_is_switched_off() {
        var off = new HashMap<String, Object>();
        List.of("apology", "consultation", "membership", "proactive").forEach(name -> off.put(name, null));

        var rules = PostChatRules.read(1, off);

        assertThat(rules)
                .hasAllNullFieldsOrPropertiesExcept(
                        "version", "followUpPriority", "survey", "poorStars", "goodStars", "offers");
    }

    @Test
    void a_number_is_the_same_whatever_its_type() {
        assertThat(RfmRules.read(1, Map.of("perSecond", 30.0)).perSecond()).isEqualTo(30);
        assertThat(RfmRules.read(1, Map.of("perSecond", 30L)).perSecond()).isEqualTo(30);
    }

    @Test
    void the_first_desk_that_is_for_an_intent_is_taken() {
        var rules = RoutingRules.read(1, json("""
                {"desk": "front", "desks": [
                  {"intents": ["refund", "invoice"], "desk": "billing", "skills": ["refunds"], "priority": "HIGH"},
                  {"intents": ["parcel"], "desk": "parcels"}]}"""));

        assertThat(rules.deskFor(List.of("parcel", "invoice")))
                .isEqualTo(new DeskRule(
                        List.of("refund", "invoice"), new DeskId("billing"), List.of("refunds"), Priority.HIGH));
        assertThat(rules.deskFor(List.of("parcel")))
                .isEqualTo(new DeskRule(List.of("parcel"), new DeskId("parcels"), List.of(), Priority.NORMAL));
        assertThat(rules.deskFor(List.of("chess")).desk()).isEqualTo(new DeskId("front"));
    }

    @Test
    void the_first_plan_that_matches_applies() {
        var rules = ServiceLevelRules.read(1, json("""
                {"plans": [
                  {"name": "vip", "priorities": ["URGENT"], "channels": ["PHONE"], "calendar": "always",
                   "targets": {"URGENT": {"firstResponse": "PT5M"}}, "botReplyCounts": true, "warnAtPercent": 50},
                  {"name": "rest", "priorities": ["URGENT", "HIGH"], "calendar": "always",
                   "targets": {"URGENT": {"firstResponse": "PT15M"}}}],
                 "calendars": {"always": {"zone": "Europe/Berlin", "hours": {"MONDAY": ["00:00-24:00"]}}}}"""));

        assertThat(rules.planFor(Priority.URGENT, Channel.PHONE))
                .map(Plan::name)
                .hasValue("vip");
        assertThat(rules.planFor(Priority.URGENT, Channel.EMAIL))
                .map(Plan::name)
                .hasValue("rest");
        assertThat(rules.planFor(Priority.URGENT, null)).map(Plan::name).hasValue("rest");
        assertThat(rules.planFor(Priority.LOW, Channel.PHONE)).isEmpty();
        var vip = rules.plans().get(0);
        assertThat(vip.promised(Priority.URGENT, ServiceLevelTarget.FIRST_RESPONSE))
                .hasValue(Duration.ofMinutes(5));
        assertThat(vip.promised(Priority.URGENT, ServiceLevelTarget.RESOLUTION)).isEmpty();
        assertThat(vip.promised(Priority.LOW, ServiceLevelTarget.RESOLUTION)).isEmpty();
    }

    @Test
    void a_calendar_says_when_clocks_run() {
        var calendar = ServiceLevelRules.read(1, json("""
                {"calendars": {"office": {"zone": "Europe/Berlin", "holidays": ["2026-12-25"], "holidayCalendar": "de-by",
                  "hours": {"FRIDAY": ["13:00-24:00", "09:00-13:00"], "SATURDAY": []}}}}""")).plans().get(0).calendar();

        assertThat(calendar.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(calendar.holidays()).isEqualTo(Set.of(LocalDate.of(2026, 12, 25)));
        assertThat(calendar.holidayCalendar()).isEqualTo("de-by");
        assertThat(calendar.hours()).containsOnlyKeys(DayOfWeek.FRIDAY);
        var friday = LocalDate.of(2026, 3, 6);
        assertThat(calendar.hours().get(DayOfWeek.FRIDAY))
                .extracting(hours -> hours.opens(friday))
                .containsExactly(LocalDateTime.parse("2026-03-06T09:00"), LocalDateTime.parse("2026-03-06T13:00"));
        assertThat(calendar.hours().get(DayOfWeek.FRIDAY))
                .extracting(hours -> hours.closes(friday))
                .containsExactly(LocalDateTime.parse("2026-03-06T13:00"), LocalDateTime.parse("2026-03-07T00:00"));
    }

    @Test
    void the_second_offer_is_the_first_one_again_unless_said_otherwise() {
        assertThat(WinBackRules.BUILT_IN.second()).isEqualTo(WinBackRules.BUILT_IN.first());

        var rules = WinBackRules.read(1, json("""
                {"secondCampaign": "last-call", "secondWorth": {"amount": "20", "currency": "EUR"}}"""));

        assertThat(rules.second().campaign()).isEqualTo(new CampaignId("last-call"));
        assertThat(rules.second().worth()).isEqualTo(Money.of("20", "EUR"));
    }

    private static Map<String, Object> json(String text) {
        return JSON.readValue(text, new TypeReference<>() {});
    }
}
