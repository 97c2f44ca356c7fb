package io.sagadesk.projections.service;

import io.sagadesk.api.Event;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;

/** Generates random events in any order, plausible or not, with times in nanoseconds. */
final class RandomServiceEvents {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final int DAYS_20 = 20 * 86_400;

    private final Random chance;

    RandomServiceEvents(Random chance) {
        this.chance = chance;
    }

    Event[] events(int count) {
        return Stream.generate(this::next).limit(count).toArray(Event[]::new);
    }

    private Event next() {
        var subject = chance.nextInt(6);
        var events = new ServiceEvents("s-" + subject, "c-" + subject % 2);
        var at = FROM.plusSeconds(chance.nextInt(DAYS_20)).plusNanos(chance.nextInt(1_000_000_000));
        return switch (chance.nextInt(4)) {
            case 0 -> ticket(events, at);
            case 1 -> desk(events, at);
            case 2 -> agent(events, at);
            default -> conversation(events, at);
        };
    }

    private Event conversation(ServiceEvents events, Instant at) {
        return switch (chance.nextInt(6)) {
            case 0 -> events.started(one(Channel.values()), at);
            case 1 -> events.closed(author(), one(ConversationOutcome.values()), at);
            case 2 -> events.reopened(at);
            case 3 -> events.rated(author(), 1 + chance.nextInt(5), at);
            case 4 -> events.humanWanted(at);
            default -> events.said(author(), at);
        };
    }

    private Event desk(ServiceEvents events, Instant at) {
        return switch (chance.nextInt(4)) {
            case 0 -> events.queued(at);
            case 1 -> events.assigned(agent(), at);
            case 2 -> events.declined(agent(), at);
            default -> events.left(one(LeaveReason.values()), at);
        };
    }

    private Event agent(ServiceEvents events, Instant at) {
        return switch (chance.nextInt(5)) {
            case 0 -> events.accepted(agent(), at);
            case 1 ->
                events.transferred(chance.nextBoolean() ? agent() : null, chance.nextBoolean() ? agent() : null, at);
            case 2 -> events.released(agent(), at);
            case 3 -> events.signedIn(agent(), at);
            default -> events.present(agent(), one(AgentPresence.values()), at);
        };
    }

    private Event ticket(ServiceEvents events, Instant at) {
        return switch (chance.nextInt(8)) {
            case 0 -> events.ticketOpened(at);
            case 1 -> events.ticketOpenedFromConversation(at);
            case 2 -> events.ticketAssigned(agent(), at);
            case 3 -> events.ticketSolved(at);
            case 4 -> events.ticketReopened(at);
            case 5 -> events.met(one(ServiceLevelTarget.values()), 1 + chance.nextInt(3), at);
            case 6 -> events.breached(one(ServiceLevelTarget.values()), 1 + chance.nextInt(3), 1, at);
            default -> events.ticketReplied(author(), at);
        };
    }

    private Author author() {
        return one(Author.CUSTOMER, ServiceEvents.BOT, ServiceEvents.agent(agent()));
    }

    private String agent() {
        return one("mia", "leo");
    }

    @SafeVarargs
    private <T> T one(T... of) {
        return of[chance.nextInt(of.length)];
    }
}
