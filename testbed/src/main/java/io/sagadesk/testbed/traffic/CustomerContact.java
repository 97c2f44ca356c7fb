package io.sagadesk.testbed.traffic;

import io.sagadesk.api.Priority;
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
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.desk.DeclineReason;
import io.sagadesk.api.desk.DeskCommand.AcceptConversation;
import io.sagadesk.api.desk.DeskCommand.DeclineConversation;
import io.sagadesk.api.desk.DeskCommand.EnqueueConversation;
import io.sagadesk.api.desk.DeskCommand.LeaveQueue;
import io.sagadesk.api.desk.DeskCommand.ReleaseConversation;
import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** One customer's request for help: the bot answers first, then perhaps an agent. */
final class CustomerContact {

    private static final Author BOT = Author.bot("helper-1");
    private static final int SECONDS_WITH_BOT = 60;
    private static final List<Channel> CHANNELS = List.of(Channel.WEB_CHAT, Channel.APP_CHAT, Channel.WECHAT);

    private final TrafficDay day;
    private final SupportTeam team;
    private final Random chance;
    private final CustomerId customer;
    private final ConversationId id;
    private final ContactTopic topic;
    private final String request;
    private int messages;

    CustomerContact(TrafficDay day, SupportTeam team, Random chance, CustomerId customer, int number) {
        this.day = day;
        this.team = team;
        this.chance = chance;
        this.customer = customer;
        id = new ConversationId(day.id("conversation", number));
        topic = InventedPerson.pick(chance, ContactTopic.ALL);
        request = InventedPerson.pick(chance, topic.asks());
    }

    /** The outcome of the contact, and its time. */
    record End(ConversationOutcome outcome, Instant at) {}

    ConversationId id() {
        return id;
    }

    ContactTopic topic() {
        return topic;
    }

    /** The customer's first message. */
    String request() {
        return request;
    }

    End play(Instant at) {
        day.plan(new StartConversation(id, customer, InventedPerson.pick(chance, CHANNELS), at));
        var question = say(Author.CUSTOMER, request, at.plusSeconds(5));
        day.plan(new ReportIntent(id, question, List.of(topic.intent()), at.plusSeconds(6)));
        say(BOT, topic.bot(), at.plusSeconds(8));
        return chance.nextInt(5) < 3 ? resolveWithBot(at.plusSeconds(40)) : requestHuman(at.plusSeconds(40));
    }

    private End resolveWithBot(Instant at) {
        reportSentiment(say(Author.CUSTOMER, topic.content(), at), 20 + chance.nextInt(60), at);
        return close(BOT, ConversationOutcome.RESOLVED, at.plusSeconds(30));
    }

    private End requestHuman(Instant at) {
        reportSentiment(say(Author.CUSTOMER, topic.insists(), at), -10 - chance.nextInt(40), at);
        var queued = at.plusSeconds(SECONDS_WITH_BOT);
        var free = team.isFree(topic, queued);
        var tier = free && chance.nextInt(10) == 0 ? CustomerTier.VIP : CustomerTier.STANDARD;
        day.planOnce(new EnqueueConversation(
                team.desk(), id, customer, tier, Priority.NORMAL, List.of(topic.skill()), null, false, queued));
        day.planAfterAll(new RequestHuman(id, HumanReason.CUSTOMER_ASKED, queued.plusMillis(1)));
        return free && chance.nextInt(15) == 0
                ? abandon(queued)
                : serve(team.offeredAt(topic, queued).plusSeconds(6));
    }

    private End abandon(Instant queued) {
        var agent = team.agent(topic);
        team.occupy(topic, queued.plusSeconds(30));
        day.planOnce(
                new DeclineConversation(team.desk(), id, agent, DeclineReason.DECLINED, null, queued.plusSeconds(30)));
        day.planOnce(new LeaveQueue(team.desk(), id, LeaveReason.ABANDONED, queued.plusSeconds(200)));
        return close(BOT, ConversationOutcome.UNRESOLVED, queued.plusSeconds(201));
    }

    private End serve(Instant at) {
        var agent = team.agent(topic);
        var author = Author.agent(agent.value());
        var last = at.plusSeconds(120 + chance.nextInt(400));
        team.occupy(topic, last.plusSeconds(41));
        day.planOnce(new AcceptConversation(team.desk(), id, agent, at));
        say(author, "Hello, thank you for waiting. Let me have a look.", at.plusSeconds(15));
        say(author, InventedPerson.pick(chance, topic.answers()), last);
        var resolved = chance.nextInt(6) > 0;
        var reply = resolved ? "That helps, thank you very much!" : "I am afraid that does not solve it for me.";
        reportSentiment(say(Author.CUSTOMER, reply, last.plusSeconds(20)), resolved ? 60 : -60, last.plusSeconds(20));
        day.planOnce(new ReleaseConversation(team.desk(), id, last.plusSeconds(39)));
        return close(
                author, resolved ? ConversationOutcome.RESOLVED : ConversationOutcome.UNRESOLVED, last.plusSeconds(40));
    }

    private MessageId say(Author author, String text, Instant at) {
        var message = new MessageId("m-" + ++messages);
        day.plan(new PostMessage(id, message, author, text, at));
        return message;
    }

    private void reportSentiment(MessageId message, int score, Instant at) {
        day.plan(new ReportSentiment(id, message, score, at.plusSeconds(1)));
    }

    private End close(Author by, ConversationOutcome outcome, Instant at) {
        day.planAfterAll(new CloseConversation(id, by, outcome, at));
        if (chance.nextInt(2) == 0) rate(outcome, at.plusSeconds(60));
        return new End(outcome, at);
    }

    private void rate(ConversationOutcome outcome, Instant at) {
        var stars = outcome == ConversationOutcome.RESOLVED ? 3 + chance.nextInt(3) : 1 + chance.nextInt(3);
        day.plan(new RateConversation(id, stars, stars < 3 ? "It took too long and led nowhere." : null, at));
    }
}
