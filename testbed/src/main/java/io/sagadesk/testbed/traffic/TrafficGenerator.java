package io.sagadesk.testbed.traffic;

import io.sagadesk.api.conversation.ConversationOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Generates a day of traffic; the same seed and date always produce the same day. */
final class TrafficGenerator {

    /** No customer arrives in the last two hours, so that all contacts end within the day. */
    private static final Duration OPENING_HOURS = Duration.ofHours(22);

    private final TrafficDay day;
    private final long seed;
    private final Instant end;
    private final SupportTeam team;
    private final ApologyCampaign apologies;
    private String suggestedConversation = "";
    private String suggestedCustomer = "";
    private String suggestedTicket = "";

    TrafficGenerator(long seed, int customers, Instant end) {
        this.seed = seed;
        this.end = end;
        day = new TrafficDay(seed, end);
        team = new SupportTeam(day);
        apologies = new ApologyCampaign(day);
        for (var number = 1; number <= customers; number++) {
            customer(number, day.at(OPENING_HOURS.multipliedBy(number).dividedBy(customers + 1)));
        }
    }

    List<List<byte[]>> parts() {
        return day.parts();
    }

    List<String> suggestions() {
        return List.of(
                "read transcript " + suggestedConversation,
                "read history " + suggestedCustomer,
                "read history " + suggestedTicket);
    }

    private void customer(int number, Instant at) {
        var chance = new Random(seed * 1_000_003 + number);
        var visitor = new CustomerDay(day, chance, number);
        var bought = visitor.visit(at);
        if (chance.nextInt(10) < (bought ? 4 : 6)) contact(visitor, chance, number, at.plusSeconds(300));
    }

    private void contact(CustomerDay visitor, Random chance, int number, Instant at) {
        var contact = new CustomerContact(day, team, chance, visitor.customer(), number);
        var ending = contact.play(at);
        if (ending.outcome() == ConversationOutcome.RESOLVED) return;
        var followUp = new FollowUpTraffic(day, chance, contact.id());
        var agent = team.agent(contact.topic());
        followUp.play(visitor.customer(), contact, agent, ending.at());
        apologies.apologise(visitor.customer(), chance, number, ending.at().plusSeconds(60), end);
        suggestedConversation = contact.id().value();
        suggestedCustomer = visitor.customer().toString();
        suggestedTicket = followUp.ticket().toString();
    }
}
