package io.sagadesk.rules.policy;

import static io.sagadesk.api.policy.PolicyKind.ESCALATION;
import static io.sagadesk.api.policy.PolicyKind.POST_CHAT;
import static io.sagadesk.api.policy.PolicyKind.RFM;
import static io.sagadesk.api.policy.PolicyKind.ROUTING;
import static io.sagadesk.api.policy.PolicyKind.SLA;
import static io.sagadesk.api.policy.PolicyKind.WIN_BACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sagadesk.api.Invalid;
import io.sagadesk.api.policy.PolicyKind;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Invalid rules are refused, and each fault is named with its path. */
class BadRulesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> RULES = new TypeReference<>() {};

    static Stream<Arguments> routing() {
        return Stream.of(
                bad(ROUTING, "{'offer': 'PT-30S'}", "offer must be at least PT1S"),
                bad(ROUTING, "{'offer': 'P2D'}", "offer must be at most PT24H"),
                bad(ROUTING, "{'offer': '30'}", "offer must be a duration such as PT30S, PT8H or P30D"),
                bad(ROUTING, "{'offer': 30}", "offer must be a duration such as PT30S, PT8H or P30D"),
                bad(ROUTING, "{'offer': null}", "offer is required"),
                bad(ROUTING, "{'ofer': 'PT30S'}", "ofer is not known here"),
                bad(ROUTING, "{'angryBelow': -101}", "angryBelow must be at least -100"),
                bad(ROUTING, "{'angryBelow': 101}", "angryBelow must be at most 100"),
                bad(ROUTING, "{'angryBelow': 0.5}", "angryBelow must be a whole number"),
                bad(ROUTING, "{'angryBelow': 1e999}", "angryBelow must be a whole number"),
                bad(ROUTING, "{'angryBelow': '-50'}", "angryBelow must be a whole number"),
                bad(ROUTING, "{'criteria': []}", "criteria must have at least 1 elements"),
                bad(ROUTING, "{'criteria': 'LONGEST_IDLE'}", "criteria must be a list"),
                bad(
                        ROUTING,
                        "{'criteria': ['LONGEST_IDLE', 'AGE', 'LONGEST_IDLE', null]}",
                        "criteria[1] is one of CONTACT_PERSON, SPARE_CAPACITY, LONGEST_IDLE",
                        "criteria[2] is there already",
                        "criteria[3] is required"),
                bad(ROUTING, "{'desk': 'a desk'}", "desk must be the id of a desk"),
                bad(
                        ROUTING,
                        "{'humanFor': ['', 7, '" + "x".repeat(201) + "', '\\uD800']}",
                        "humanFor[0] must not be blank",
                        "humanFor[1] must be a text",
                        "humanFor[2] must have at most 200 characters",
                        "humanFor[3] must be well-formed Unicode"),
                bad(
                        ROUTING,
                        "{'humanFor': [" + "'x',".repeat(100) + "'x']}",
                        "humanFor must have at most 100 elements"),
                bad(
                        ROUTING,
                        "{'desks': ['billing', {'intents': ['refund'], 'desk': 'billing', 'priority': 'ASAP'}, {}]}",
                        "desks[0] must be an object",
                        "desks[1].priority is one of LOW, NORMAL, HIGH, URGENT",
                        "desks[2].intents is required",
                        "desks[2].desk is required"));
    }

    static Stream<Arguments> plans() {
        return Stream.of(
                plan("'targets': {}", "plans[0].targets must promise something"),
                plan("'targets': {'HIGH': {}}", "plans[0].targets.HIGH must promise something"),
                plan(
                        "'targets': {'HIGH': {'firstResponse': 'PT-1H', 'resolution': 'soon'}, 'ASAP': {}}",
                        "plans[0].targets.HIGH.firstResponse must be at least PT1S",
                        "plans[0].targets.HIGH.resolution must be a duration such as PT30S, PT8H or P30D",
                        "plans[0].targets.ASAP is not known here"),
                plan(
                        "'targets': {'LOW': {'response': 'PT1H', 'resolution': 'PT1H'}}",
                        "plans[0].targets.LOW.response is not known here"),
                plan("'calendar': 'night'", "plans[0].calendar names no calendar"),
                plan("'calendar': 7", "plans[0].calendar must be a text"),
                plan("'name': null", "plans[0].name is required"),
                plan("'priorities': ['HIGH', 'HIGH']", "plans[0].priorities[1] is there already"),
                plan(
                        "'channels': ['FAX']",
                        "plans[0].channels[0] is one of WEB_CHAT, APP_CHAT, EMAIL, PHONE, SMS, WHATSAPP, WECHAT, OTHER"),
                plan("'botReplyCounts': 'no'", "plans[0].botReplyCounts must be true or false"),
                plan("'warnAtPercent': 100", "plans[0].warnAtPercent must be at most 99"),
                bad(SLA, "{'plans': []}", "plans must have at least 1 elements"),
                bad(
                        SLA,
                        "{'plans': [{'name': 'a', 'calendar': 'office', 'targets': {'LOW': {'resolution': 'PT1H'}}},"
                                + "{'name': 'a', 'calendar': 'office', 'targets': {'LOW': {'resolution': 'PT2H'}}}]}",
                        "plans[1].name is the name of another plan"));
    }

    static Stream<Arguments> calendars() {
        return Stream.of(
                hours("{}", "calendars.office.hours must have at least one hour"),
                hours("{'MONDAY': []}", "calendars.office.hours must have at least one hour"),
                hours("null", "calendars.office.hours is required"),
                hours(
                        "{'MONDAY': ['09:00-12:00', '11:59-17:00']}",
                        "calendars.office.hours.MONDAY has hours that overlap"),
                hours(
                        "{'MONDAY': ['13:00-17:00', '09:00-13:01']}",
                        "calendars.office.hours.MONDAY has hours that overlap"),
                hours(
                        "{'MONDAY': ['09:00-24:00', '23:00-23:30']}",
                        "calendars.office.hours.MONDAY has hours that overlap"),
                hours("{'MONDAY': ['17:00-09:00']}", "calendars.office.hours.MONDAY[0] must begin before they end"),
                hours("{'MONDAY': ['09:00-09:00']}", "calendars.office.hours.MONDAY[0] must begin before they end"),
                hours(
                        "{'MONDAY': ['9-17', '09:00', '09:00:30-17:00', 9]}",
                        "calendars.office.hours.MONDAY[0] must be hours such as 09:00-17:00",
                        "calendars.office.hours.MONDAY[1] must be hours such as 09:00-17:00",
                        "calendars.office.hours.MONDAY[2] must be hours such as 09:00-17:00",
                        "calendars.office.hours.MONDAY[3] must be hours such as 09:00-17:00"),
                hours(
                        "{'MON': ['09:00-17:00'], 'TUESDAY': ['09:00-17:00']}",
                        "calendars.office.hours.MON is not known here"),
                office("'zone': 'Europe/Atlantis'", "calendars.office.zone must be a time zone such as Europe/Berlin"),
                office("'zone': '+02:00'", "calendars.office.zone must be a time zone such as Europe/Berlin"),
                office("'holidays': ['25.12.2026']", "calendars.office.holidays[0] must be a date such as 2026-12-25"),
                office("'holidays': ['2026-02-29']", "calendars.office.holidays[0] must be a date such as 2026-12-25"),
                office(
                        "'holidayCalendar': 'xx'",
                        "calendars.office.holidayCalendar must be a country such as de, or a part of one such as de-by"));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                bad(ESCALATION, "{'tiers': ['SENIOR', 'AGENT', 'SUPERVISOR']}", "tiers must go from below to above"),
                bad(
                        ESCALATION,
                        "{'tiers': ['SENIOR', 'BOSS']}",
                        "tiers[1] is one of AGENT, SENIOR, SUPERVISOR, MANAGER"),
                bad(ESCALATION, "{'tiers': ['AGENT', 'SENIOR']}", "poorRatingTier must be one of the tiers"),
                bad(
                        ESCALATION,
                        "{'mostLevels': 4, 'repeatAfterPercent': 0}",
                        "mostLevels must be at most 3",
                        "repeatAfterPercent must be at least 1"),
                bad(POST_CHAT, "{'poorStars': 4}", "goodStars must be at least 5"),
                bad(POST_CHAT, "{'survey': 1}", "survey must be true or false"),
                bad(
                        POST_CHAT,
                        "{'apology': {'worth': {'amount': '-1', 'currency': 'dollars'}, 'validFor': 'PT-1S'}}",
                        "apology.worth.amount must be a positive amount such as \"11.77\"",
                        "apology.worth.currency must be three capital letters (ISO 4217)",
                        "apology.validFor must be at least PT1S"),
                bad(
                        POST_CHAT,
                        "{'apology': {'worth': {'amount': 5}}}",
                        "apology.worth.amount must be a positive amount such as \"11.77\"",
                        "apology.worth.currency is required"),
                bad(
                        POST_CHAT,
                        "{'apology': {'worth': {'amount': '1e-9', 'currency': 'EUR'}}}",
                        "apology.worth.amount must have at most 4 decimals"),
                bad(
                        POST_CHAT,
                        "{'apology': {'worth': {'amount': '1e99', 'currency': 'EUR'}}}",
                        "apology.worth.amount must be at most 1000000"),
                bad(POST_CHAT, "{'apology': true}", "apology must be an object"),
                bad(POST_CHAT, "{'membership': {'campaign': '?'}}", "membership.campaign must be the id of a campaign"),
                bad(
                        POST_CHAT,
                        "{'proactive': {'pages': [], 'views': 0}}",
                        "proactive.pages must have at least 1 elements",
                        "proactive.views must be at least 1"),
                bad(
                        POST_CHAT,
                        "{'offers': {'quietFrom': '9 pm', 'quietUntil': '24:00'}}",
                        "offers.quietFrom must be a time such as 09:00",
                        "offers.quietUntil must be a time such as 09:00"),
                bad(
                        WIN_BACK,
                        "{'segments': ['AT_RISK', 'GONE'], 'secondAfter': 'PT-1S', 'secondWorth': {}}",
                        "segments[1] is one of CHAMPIONS, LOYAL, POTENTIAL_LOYALIST, NEW, PROMISING, NEEDS_ATTENTION, ABOUT_TO_SLEEP, AT_RISK, CANT_LOSE, HIBERNATING, LOST",
                        "secondAfter must be at least PT0S",
                        "secondWorth.amount is required",
                        "secondWorth.currency is required"),
                bad(
                        RFM,
                        "{'assessAt': '3:00', 'zone': null, 'perSecond': 0, 'windowDays': 0}",
                        "assessAt must be a time such as 09:00",
                        "zone is required",
                        "perSecond must be at least 1",
                        "windowDays must be at least 1"));
    }

    @ParameterizedTest
    @MethodSource({"routing", "plans", "calendars", "others"})
    void each_fault_is_named_with_its_place(PolicyKind kind, String json, String[] expected) {
        Map<String, Object> rules = JSON.readValue(json.replace('\'', '"'), RULES);

        var invalid = catchThrowableOfType(Invalid.class, () -> PolicyRules.read(kind, 1, rules));

        assertThat(invalid).as("rules are refused").isNotNull();
        assertThat(invalid.faults())
                .extracting(fault -> fault.field() + " " + fault.message())
                .containsExactlyInAnyOrder(expected);
    }

    private static Arguments plan(String part, String... faults) {
        var whole = "{'name': 'all', 'calendar': 'office', 'targets': {'LOW': {'resolution': 'PT1H'}}}";
        var name = part.substring(0, part.indexOf(':') + 1);
        var rest = JSON.readTree(whole.replace('\'', '"')).properties().stream()
                .filter(field -> !name.equals("'" + field.getKey() + "':"))
                .map(field -> ", '" + field.getKey() + "': " + field.getValue());
        return bad(SLA, "{'plans': [{" + part + String.join("", rest.toList()) + "}]}", faults);
    }

    private static Arguments hours(String hours, String... faults) {
        return bad(SLA, "{'calendars': {'office': {'zone': 'UTC', 'hours': " + hours + "}}}", faults);
    }

    private static Arguments office(String part, String... faults) {
        var zone = part.startsWith("'zone'") ? "" : ", 'zone': 'UTC'";
        var hours = ", 'hours': {'MONDAY': ['09:00-17:00']}";
        return bad(SLA, "{'calendars': {'office': {" + part + zone + hours + "}}}", faults);
    }

    private static Arguments bad(PolicyKind kind, String json, String... faults) {
        return arguments(kind, json, faults);
    }
}
