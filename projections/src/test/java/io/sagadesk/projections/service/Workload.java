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

/** Events in any order, likely or not, at any time, to the nanosecond. */
final class Workload {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final int DAYS_20 = 20 * 86_400;

    private final Random chance;

    Workload(Random chance) {
        this.chance = chance;
    }

    Event[] events(int count) {
        return Stream.generate(this::next).limit(count).toArray(Event[]::new);
    }

    private Event next() {
        var subject = chance.nextInt(6);
        var some = new Happening("s-" + subject, "c-" + subject % 2);
        var at = FROM.plusSeconds(chance.nextInt(DAYS_20)).plusNanos(chance.nextInt(1_000_000_000));
        return switch (chance.nextInt(4)) {
            case 0 -> ticket(some, at);
            case 1 -> desk(some, at);
            case 2 -> agent(some, at);
            default -> conversation(some, at);
        };
    }

    private Event conversation(Happening some, Instant at) {
        return switch (chance.nextInt(6)) {
            case 0 -> some.started(one(Channel.values()), at);
            case 1 -> some.closed(author(), one(ConversationOutcome.values()), at);
            case 2 -> some.reopened(at);
            case 3 -> some.rated(author(), 1 + chance.nextInt(5), at);
            case 4 -> some.humanWanted(at);
            default -> some.said(author(), at);
        };
    }

    private Event desk(Happening some, Instant at) {
        return switch (chance.nextInt(4)) {
            case 0 -> some.queued(at);
            case 1 -> some.assigned(agent(), at);
            case 2 -> some.declined(agent(), at);
            default -> some.left(one(LeaveReason.values()), at);
        };
    }

    private Event agent(Happening some, Instant at) {
        return switch (chance.nextInt(5)) {
            case 0 -> some.accepted(agent(), at);
            case 1 ->
                some.transferred(chance.nextBoolean() ? agent() : null, chance.nextBoolean() ? agent() : null, at);
            case 2 -> some.released(agent(), at);
            case 3 -> some.signedIn(agent(), at);
            default -> some.present(agent(), one(AgentPresence.values()), at);
        };
    }

    private Event ticket(Happening some, Instant at) {
        return switch (chance.nextInt(8)) {
            case 0 -> some.ticketOpened(at);
            case 1 -> some.ticketOpenedFromConversation(at);
            case 2 -> some.ticketAssigned(agent(), at);
            case 3 -> some.ticketSolved(at);
            case 4 -> some.ticketReopened(at);
            case 5 -> some.met(one(ServiceLevelTarget.values()), 1 + chance.nextInt(3), at);
            case 6 -> some.breached(one(ServiceLevelTarget.values()), 1 + chance.nextInt(3), 1, at);
            default -> some.ticketReplied(author(), at);
        };
    }

    private Author author() {
        return one(Author.CUSTOMER, Happening.BOT, Happening.agent(agent()));
    }

    private String agent() {
        return one("mia", "leo");
    }

    @SafeVarargs
    private <T> T one(T... of) {
        return of[chance.nextInt(of.length)];
    }
}
