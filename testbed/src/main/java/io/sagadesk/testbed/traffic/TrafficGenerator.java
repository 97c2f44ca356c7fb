package io.sagadesk.testbed.traffic;

import io.sagadesk.api.conversation.ConversationOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** A generated day: the same seed and date always make the same one. */
final class TrafficGenerator {

    /** Nobody comes in the last hours, so that what was begun can end within the day. */
    private static final Duration OPENING_HOURS = Duration.ofHours(22);

    private final TrafficDay day;
    private final long seed;
    private final Instant end;
    private final SupportTeam team;
    private final ApologyCampaign offer;
    private String conversationWorthALook = "";
    private String customerWorthALook = "";
    private String ticketWorthALook = "";

    TrafficGenerator(long seed, int customers, Instant end) {
        this.seed = seed;
        this.end = end;
        day = new TrafficDay(seed, end);
        team = new SupportTeam(day);
        offer = new ApologyCampaign(day);
        for (var number = 1; number <= customers; number++) {
            customer(number, day.at(OPENING_HOURS.multipliedBy(number).dividedBy(customers + 1)));
        }
    }

    List<List<byte[]>> parts() {
        return day.parts();
    }

    List<String> worthALook() {
        return List.of(
                "read transcript " + conversationWorthALook,
                "read history " + customerWorthALook,
                "read history " + ticketWorthALook);
    }

    private void customer(int number, Instant at) {
        var chance = new Random(seed * 1_000_003 + number);
        var shopping = new CustomerDay(day, chance, number);
        var bought = shopping.visit(at);
        if (chance.nextInt(10) < (bought ? 4 : 6)) contact(shopping, chance, number, at.plusSeconds(300));
    }

    private void contact(CustomerDay shopping, Random chance, int number, Instant at) {
        var contact = new CustomerContact(day, team, chance, shopping.customer(), number);
        var ending = contact.happen(at);
        if (ending.outcome() == ConversationOutcome.RESOLVED) return;
        var aftermath = new FollowUpTraffic(day, chance, contact.id());
        var agent = team.agent(contact.topic());
        aftermath.happen(shopping.customer(), contact, agent, ending.at());
        offer.make(shopping.customer(), chance, number, ending.at().plusSeconds(60), end);
        conversationWorthALook = contact.id().value();
        customerWorthALook = shopping.customer().toString();
        ticketWorthALook = aftermath.ticket().toString();
    }
}
