package io.sagadesk.rules.policy;

import io.sagadesk.api.policy.PolicyKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The built-in default rules: version 0 of each policy, in the JSON form in which rules are published. */
public final class BuiltInRules {

    private static final Map<String, Object> ROUTING = rules(
            "offer",
            "PT30S",
            "soothe",
            "PT30S",
            "wayOut",
            "PT3M",
            "contactPersonWithin",
            "P30D",
            "angryBelow",
            -50,
            "vipSegments",
            List.of("CHAMPIONS"),
            "criteria",
            List.of("CONTACT_PERSON", "SPARE_CAPACITY", "LONGEST_IDLE"),
            "desk",
            "support",
            "desks",
            List.of(),
            "humanFor",
            List.of());

    private static final Map<String, Object> SLA = rules(
            "plans",
                    List.of(rules(
                            "name",
                            "everyone",
                            "calendar",
                            "office",
                            "targets",
                            rules(
                                    "URGENT", targets("PT15M", "PT30M", "PT4H"),
                                    "HIGH", targets("PT1H", "PT2H", "PT8H"),
                                    "NORMAL", targets("PT4H", "PT8H", "PT24H"),
                                    "LOW", targets("PT8H", "PT16H", "PT40H")),
                            "botReplyCounts",
                            false,
                            "warnAtPercent",
                            80)),
            "calendars",
                    rules(
                            "office",
                            rules(
                                    "zone", "UTC",
                                    "hours",
                                            rules(
                                                    "MONDAY", List.of("09:00-17:00"),
                                                    "TUESDAY", List.of("09:00-17:00"),
                                                    "WEDNESDAY", List.of("09:00-17:00"),
                                                    "THURSDAY", List.of("09:00-17:00"),
                                                    "FRIDAY", List.of("09:00-17:00")),
                                    "holidays", List.of())));

    private static final Map<String, Object> RFM = rules("assessAt", "03:00", "zone", "UTC", "perSecond", 200);

    private static final Map<String, Object> ESCALATION = rules(
            "tiers",
            List.of("AGENT", "SENIOR", "SUPERVISOR", "MANAGER"),
            "mostLevels",
            3,
            "repeatAfterPercent",
            100,
            "poorRatingTier",
            "SUPERVISOR");

    private static final Map<String, Object> POST_CHAT = rules(
            "followUpPriority", "NORMAL",
            "survey", true,
            "poorStars", 2,
            "goodStars", 4,
            "apology", rules("campaign", "apology", "worth", usd("10.00"), "validFor", "P30D"),
            "consultation",
                    rules(
                            "intents", List.of("buying"),
                            "within", "PT24H",
                            "campaign", "consultation",
                            "worth", usd("5.00"),
                            "validFor", "P14D"),
            "membership", rules("campaign", "membership"),
            "proactive", rules("pages", List.of("return-policy"), "views", 3),
            "offers",
                    rules(
                            "most", 2,
                            "within", "P30D",
                            "quietFrom", "21:00",
                            "quietUntil", "09:00",
                            "zone", "UTC",
                            "attribution", "P14D"));

    private static final Map<String, Object> WIN_BACK = rules(
            "segments", List.of("AT_RISK", "CANT_LOSE", "HIBERNATING"),
            "campaign", "win-back",
            "worth", usd("10.00"),
            "validFor", "P14D",
            "attribution", "P14D",
            "secondAfter", "P7D");

    /** Objects that published rules replace as a whole; their missing fields get no defaults. */
    private static final Set<String> WHOLE = Set.of("calendars", "worth");

    private BuiltInRules() {}

    /** Returns the rules of version 0 as JSON. */
    public static Map<String, Object> of(PolicyKind kind) {
        return switch (kind) {
            case ROUTING -> ROUTING;
            case SLA -> SLA;
            case RFM -> RFM;
            case ESCALATION -> ESCALATION;
            case POST_CHAT -> POST_CHAT;
            case WIN_BACK -> WIN_BACK;
        };
    }

    /**
     * Adds the built-in values of all missing fields, so that published rules keep their meaning if the defaults change
     * later.
     */
    public static Map<String, Object> completed(PolicyKind kind, Map<String, Object> rules) {
        return completed(of(kind), rules);
    }

    @SuppressWarnings("NullAway") // a rule may be null, which switches it off
    private static Map<String, Object> completed(Map<?, ?> builtIn, Map<?, ?> rules) {
        var completed = new LinkedHashMap<String, Object>();
        builtIn.forEach((name, value) -> completed.put((String) name, value));
        rules.forEach((name, value) -> {
            var isPart = value instanceof Map<?, ?> && builtIn.get(name) instanceof Map<?, ?> && !WHOLE.contains(name);
            var whole = isPart ? completed((Map<?, ?>) builtIn.get(name), (Map<?, ?>) value) : value;
            completed.put((String) name, whole);
        });
        return completed;
    }

    private static Map<String, Object> targets(String firstResponse, String nextResponse, String resolution) {
        return rules("firstResponse", firstResponse, "nextResponse", nextResponse, "resolution", resolution);
    }

    private static Map<String, Object> usd(String amount) {
        return rules("amount", amount, "currency", "USD");
    }

    /** Creates a map that keeps the order of the arguments. */
    private static Map<String, Object> rules(Object... namesAndValues) {
        var rules = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) rules.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return Collections.unmodifiableMap(rules);
    }
}
