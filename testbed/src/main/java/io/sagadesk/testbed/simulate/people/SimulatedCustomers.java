package io.sagadesk.testbed.simulate.people;

import io.sagadesk.api.Command;
import io.sagadesk.api.Money;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationCommand.CloseConversation;
import io.sagadesk.api.conversation.ConversationCommand.PostMessage;
import io.sagadesk.api.conversation.ConversationCommand.RateConversation;
import io.sagadesk.api.conversation.ConversationCommand.ReportIntent;
import io.sagadesk.api.conversation.ConversationCommand.ReportSentiment;
import io.sagadesk.api.conversation.ConversationCommand.RequestHuman;
import io.sagadesk.api.conversation.ConversationCommand.StartConversation;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.conversation.HumanReason;
import io.sagadesk.api.customer.ConsentPurpose;
import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.customer.CustomerCommand.GiveConsent;
import io.sagadesk.api.customer.CustomerCommand.LinkIdentity;
import io.sagadesk.api.customer.CustomerCommand.RegisterCustomer;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.desk.DeskCommand.LeaveQueue;
import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.SightingId;
import io.sagadesk.api.id.VisitId;
import io.sagadesk.api.order.OrderCommand.RecordPurchase;
import io.sagadesk.api.visit.VisitCommand.RecordPageView;
import io.sagadesk.testbed.simulate.host.ObservedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Simulated customers: they visit, buy, ask for help, abandon the queue, and rate. */
public final class SimulatedCustomers implements SimulatedPerson {

    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Asia/Shanghai");
    private static final List<String> INTENTS = List.of("order-status", "return", "buying", "buying", "complaint");
    private static final List<Channel> CHANNELS = List.of(Channel.WEB_CHAT, Channel.WEB_CHAT, Channel.APP_CHAT);
    private static final Author BOT = Author.bot("bot-1");

    private final ActionSchedule schedule;
    private final SeededChance chance;
    private final ConversationStates conversations;
    private final Instant begin;

    public SimulatedCustomers(
            ActionSchedule schedule, SeededChance chance, ConversationStates conversations, Instant begin) {
        this.schedule = schedule;
        this.chance = chance;
        this.conversations = conversations;
        this.begin = begin;
    }

    static CustomerId id(int number) {
        return new CustomerId("customer-" + number);
    }

    /** The purchases before the first day; they are imported, so the server does not react to them. */
    public List<Command> past(int number) {
        var key = "past/" + number;
        var daysAgo = chance.between(1, 400, key);
        return List.<Command>of(purchase("past-" + number, number, begin.minus(Duration.ofDays(daysAgo))));
    }

    public void plan(int number, int days) {
        register(number);
        for (var day = 0; day < days; day++) {
            var midnight = begin.plus(Duration.ofDays(day));
            var key = number + "/" + day;
            if (chance.of(0.20, key + "/visits")) visit(number, day, time(midnight, key + "/visit"));
            if (chance.of(0.08, key + "/asks")) ask(number, day, time(midnight, key + "/ask"));
        }
    }

    private void register(int number) {
        var id = id(number);
        var key = "customer/" + number;
        var at = begin.plusSeconds(60);
        var contact = new ContactDetails("Customer " + number, "customer-" + number + "@example.org", null, null);
        var reachable = chance.of(0.8, key + "/reachable") ? contact : null;
        schedule.plan(key, new RegisterCustomer(id, reachable, chance.oneOf(ZONES, key + "/zone"), at));
        for (var purpose : ConsentPurpose.values()) {
            if (!chance.of(0.7, key + purpose)) continue;
            schedule.plan(key + purpose, new GiveConsent(id, purpose, "form-1", at.plusSeconds(60)));
        }
        if (chance.of(0.2, key + "/member")) {
            schedule.plan(
                    key + "/member",
                    new LinkIdentity(id, IdentityKind.MEMBERSHIP, "member-" + number, at.plusSeconds(120)));
        }
    }

    private void visit(int number, int day, Instant at) {
        var key = "visit/" + number + "/" + day;
        var visit = new VisitId("visit-" + number + "-" + day);
        var minute = at.truncatedTo(ChronoUnit.MINUTES); // visitors do not affect each other, so they may share a time
        var page = chance.of(0.15, key + "/worries") ? "return-policy" : "home";
        for (var view = 0; view < 3; view++) {
            schedule.plan(
                    key + "/" + view,
                    new RecordPageView(
                            visit,
                            id(number),
                            new SightingId("s-" + view),
                            page,
                            minute.plus(Duration.ofMinutes(view))));
        }
        if (chance.of(0.25, key + "/buys")) {
            schedule.plan(key + "/buy", purchase(number + "-" + day, number, minute.plus(Duration.ofMinutes(10))));
        }
    }

    private RecordPurchase purchase(String order, int number, Instant at) {
        var total = Money.of(chance.between(5, 150, "order/" + order) + ".00", "USD");
        return new RecordPurchase(new OrderId("order-" + order), id(number), total, 1, at);
    }

    private void ask(int number, int day, Instant at) {
        var id = new ConversationId("conversation-" + number + "-" + day);
        var key = id.value();
        var intent = chance.oneOf(INTENTS, key + "/intent");
        schedule.plan(key, new StartConversation(id, id(number), chance.oneOf(CHANNELS, key), at));
        say(id, Author.CUSTOMER, "q-1", at.plusMillis(3_100));
        schedule.plan(key + "/intent", new ReportIntent(id, null, List.of(intent), at.plusMillis(3_300)));
        say(id, BOT, "b-1", at.plusMillis(5_200));
        var mood = chance.between(-90, 60, key + "/mood");
        schedule.plan(key + "/mood", new ReportSentiment(id, null, mood, at.plusMillis(20_700)));
        if (chance.of(0.4, key + "/bot")) {
            schedule.plan(
                    key + "/close",
                    new CloseConversation(id, BOT, ConversationOutcome.RESOLVED, at.plusMillis(90_400)));
        } else {
            var reason = chance.of(0.5, key + "/reason") ? HumanReason.CUSTOMER_ASKED : HumanReason.BOT_FAILED;
            schedule.plan(key + "/human", new RequestHuman(id, reason, at.plusMillis(60_500)));
        }
    }

    private void say(ConversationId id, Author author, String message, Instant at) {
        schedule.plan(
                id.value() + "/" + message, new PostMessage(id, new MessageId(message), author, "About my order.", at));
    }

    @Override
    public void notice(ObservedEvent observedEvent) {
        switch (observedEvent.type()) {
            case "desk.ConversationQueued" -> planToLeaveQueue(observedEvent);
            case "desk.WayOutOffered" -> acceptAlternative(observedEvent);
            case "conversation.ConversationClosed" -> rate(observedEvent);
            default -> {}
        }
    }

    private void planToLeaveQueue(ObservedEvent queued) {
        var id = new ConversationId(queued.text("conversationId"));
        var at = queued.at().plusMillis(chance.between(200_000, 900_000, id.value() + "/patience"));
        schedule.plan(id.value() + "/leaves", at, () -> ifWaiting(id, LeaveReason.ABANDONED, at));
        var closes = at.plusMillis(30_300);
        schedule.plan(
                id.value() + "/gives-up",
                closes,
                () -> !conversations.isWaiting(id.value())
                                && conversations.hasLeft(id.value())
                                && conversations.isOpen(id.value())
                        ? new CloseConversation(id, BOT, ConversationOutcome.UNRESOLVED, closes)
                        : null);
    }

    private void acceptAlternative(ObservedEvent offered) {
        var id = new ConversationId(offered.text("conversationId"));
        if (!chance.of(0.5, id.value() + "/way-out")) return;
        var reason = chance.of(0.5, id.value() + "/call-back") ? LeaveReason.CALL_BACK : LeaveReason.TICKET;
        var at = offered.at().plusMillis(15_300);
        schedule.plan(id.value() + "/way-out", at, () -> ifWaiting(id, reason, at));
    }

    private @Nullable Command ifWaiting(ConversationId id, LeaveReason reason, Instant at) {
        return conversations.isWaiting(id.value()) ? new LeaveQueue(SimulatedCompany.DESK, id, reason, at) : null;
    }

    private void rate(ObservedEvent closed) {
        var id = new ConversationId(closed.text("conversationId"));
        if (!chance.of(0.5, id.value() + "/rates")) return;
        var solved = closed.text("outcome").equals("RESOLVED");
        var stars = solved ? chance.between(3, 5, id.value() + "/stars") : chance.between(1, 3, id.value() + "/stars");
        var at = closed.at().plusMillis(chance.between(60_000, 1_200_000, id.value() + "/rate"));
        schedule.plan(
                id.value() + "/rating",
                at,
                () -> conversations.isOpen(id.value()) ? null : new RateConversation(id, stars, null, at));
    }

    /** A time of day between 7 and 20 o'clock that two customers rarely share. */
    private Instant time(Instant midnight, String decision) {
        return midnight.plus(Duration.ofHours(7)).plusMillis(chance.between(0, 13 * 3_600_000, decision));
    }
}
