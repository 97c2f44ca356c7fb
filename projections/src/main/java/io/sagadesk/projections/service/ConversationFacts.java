package io.sagadesk.projections.service;

import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.projections.MillisecondTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts about one conversation from which the figures are computed. A conversation is counted for the channel on
 * which it started, for the desk that queued it last, and for the agent who closed it; before the closing, for the
 * agent who took it last or else replied first.
 *
 * @param start null while only a desk knows the conversation or only a policy has written
 * @param notice the channel of a conversation that a policy started to notify the customer; such a conversation starts
 * when the customer answers
 * @param end the latest closing, kept when the conversation is reopened
 * @param nextContact when the same customer next asked for help
 */
public record ConversationFacts(
        @Nullable Start start,
        @Nullable Channel notice,
        Talk talk,
        @Nullable End end,
        boolean reopened,
        @Nullable Instant nextContact,
        List<Rating> ratings,
        List<QueueEpisode> visits) {

    public record Start(Channel channel, Instant at) {}

    /**
     * The participants.
     *
     * @param humanAt the times of the last human messages; several are stored because desk events may be recorded late
     */
    public record Talk(
            boolean customer,
            boolean bot,
            boolean humanWanted,
            @Nullable AgentAction firstHuman,
            List<Instant> humanAt) {

        private static final int MAX_TIMES = 16;

        Talk human(Author author, Instant at) {
            var first = firstHuman == null ? new AgentAction(author.id(), at) : firstHuman;
            var times = Stream.concat(humanAt.stream(), Stream.of(at)).sorted().toList();
            var last = times.subList(Math.max(0, times.size() - MAX_TIMES), times.size());
            return new Talk(customer, bot, humanWanted, first, List.copyOf(last));
        }
    }

    public record End(Author by, boolean resolved, Instant at) {}

    public record Rating(int stars, @Nullable String agent) {}

    static final ConversationFacts NONE = new ConversationFacts(
            null, null, new Talk(false, false, false, null, List.of()), null, false, null, List.of(), List.of());

    private static final int GOOD = 4;

    ConversationFacts started(Channel channel, Instant at) {
        return new ConversationFacts(
                new Start(channel, MillisecondTimes.of(at)), null, talk, end, reopened, nextContact, ratings, visits);
    }

    ConversationFacts noticed(Channel channel) {
        return new ConversationFacts(start, channel, talk, end, reopened, nextContact, ratings, visits);
    }

    ConversationFacts spoken(Author author, Instant at) {
        return switch (author.kind()) {
            case CUSTOMER -> notice == null ? customerSpoke() : customerSpoke().answered(notice, at);
            case BOT -> with(new Talk(talk.customer, true, talk.humanWanted, talk.firstHuman, talk.humanAt));
            case AGENT -> with(talk.human(author, MillisecondTimes.of(at))).atDesk(episode -> episode);
            case SYSTEM -> this;
        };
    }

    private ConversationFacts customerSpoke() {
        return with(new Talk(true, talk.bot, talk.humanWanted, talk.firstHuman, talk.humanAt));
    }

    ConversationFacts humanWanted(Instant at) {
        var wanted = with(new Talk(talk.customer, talk.bot, true, talk.firstHuman, talk.humanAt));
        return notice == null ? wanted : wanted.answered(notice, at);
    }

    /** Starts a notice as a conversation. Earlier replies are ignored, because the customer had not asked anything. */
    private ConversationFacts answered(Channel channel, Instant at) {
        return with(new Talk(talk.customer, talk.bot, talk.humanWanted, null, talk.humanAt))
                .started(channel, at);
    }

    ConversationFacts closed(Author by, ConversationOutcome outcome, Instant at) {
        var closing = new End(by, outcome == ConversationOutcome.RESOLVED, MillisecondTimes.of(at));
        return new ConversationFacts(start, notice, talk, closing, reopened, nextContact, ratings, visits);
    }

    ConversationFacts openedAgain() {
        return new ConversationFacts(start, notice, talk, end, true, nextContact, ratings, visits);
    }

    ConversationFacts rated(int stars, Author closedBy) {
        var more = Stream.concat(ratings.stream(), Stream.of(new Rating(stars, agentOf(closedBy))))
                .toList();
        return new ConversationFacts(start, notice, talk, end, reopened, nextContact, more, visits);
    }

    ConversationFacts followed(Instant next) {
        return new ConversationFacts(start, notice, talk, end, reopened, next, ratings, visits);
    }

    ConversationFacts queued(DeskId desk, Instant at) {
        return with(Stream.concat(visits.stream(), Stream.of(QueueEpisode.queued(desk.value(), at)))
                .toList());
    }

    /** Queues a conversation again that an agent had accepted; an offer is treated as declined. */
    ConversationFacts returned(DeskId desk, Instant at) {
        var wasInHand = !visits.isEmpty() && visits.get(visits.size() - 1).isInHand();
        return wasInHand ? atDesk(episode -> episode.released(at)).queued(desk, at) : atDesk(QueueEpisode::declined);
    }

    /** Changes the current queue episode. There is none if the desk's history is not known from its beginning. */
    ConversationFacts atDesk(UnaryOperator<QueueEpisode> change) {
        if (visits.isEmpty()) return this;
        var changed = new ArrayList<>(visits);
        var last = changed.size() - 1;
        changed.set(last, change.apply(changed.get(last)).replied(talk.humanAt));
        return with(List.copyOf(changed));
    }

    /** Returns the contributions of this conversation to the figures. */
    List<FigureChange> entries() {
        var channel = start == null ? null : start.channel().name();
        var entries = new ArrayList<FigureChange>();
        visits.forEach(episode -> entries.addAll(episode.entries(channel)));
        if (start != null) addOwn(entries, start);
        return entries;
    }

    private void addOwn(List<FigureChange> entries, Start begun) {
        var own = cell(begun, agent());
        entries.add(FigureChange.one(own, ServiceMeasure.STARTED));
        var answered = talk.bot || talk.firstHuman != null;
        if (talk.customer && answered) entries.add(FigureChange.one(own, ServiceMeasure.CONVERSED));
        if (talk.firstHuman != null) {
            var figureCell = cell(begun, talk.firstHuman.agent());
            entries.add(
                    FigureChange.lasting(figureCell, ServiceMeasure.FIRST_RESPONSE, begun.at(), talk.firstHuman.at()));
        }
        if (end != null) addEnd(entries, own, end);
        ratings.forEach(rating -> addRating(entries, cell(begun, rating.agent()), rating));
    }

    private void addEnd(List<FigureChange> entries, FigureCell own, End ended) {
        entries.add(FigureChange.one(own, ServiceMeasure.ENDED));
        entries.add(FigureChange.one(own, ServiceMeasure.CONTACTS));
        if (reopened) entries.add(FigureChange.one(own, ServiceMeasure.REOPENED));
        var byBot = ended.by().kind() == Author.Kind.BOT;
        if (byBot || talk.bot) entries.add(FigureChange.one(own, ServiceMeasure.WITH_BOT));
        if (byBot && !humanInvolved()) entries.add(FigureChange.one(own, ServiceMeasure.CONTAINED));
        var settled = ended.resolved() && !reopened && !ContactTimes.isFollowUp(ended.at(), nextContact);
        if (settled) entries.add(FigureChange.one(own, ServiceMeasure.RESOLVED_AT_FIRST));
    }

    private static void addRating(List<FigureChange> entries, FigureCell figureCell, Rating rating) {
        entries.add(FigureChange.one(figureCell, ServiceMeasure.RATED));
        entries.add(new FigureChange(figureCell, ServiceMeasure.STARS, rating.stars()));
        if (rating.stars() >= GOOD) entries.add(FigureChange.one(figureCell, ServiceMeasure.RATED_GOOD));
    }

    /**
     * Returns whether a human was involved or wanted. A customer who asked for a human and gave up was not helped by
     * the bot.
     */
    private boolean humanInvolved() {
        return talk.humanWanted || talk.firstHuman != null || !visits.isEmpty();
    }

    private FigureCell cell(Start begun, @Nullable String agent) {
        var desk = visits.isEmpty() ? null : visits.get(visits.size() - 1).desk();
        return FigureCell.at(begun.at(), begun.channel().name(), desk, agent);
    }

    private @Nullable String agent() {
        if (end != null && end.by().isAgent()) return end.by().id();
        for (var last = visits.size() - 1; last >= 0; last--) {
            if (visits.get(last).agent() != null) return visits.get(last).agent();
        }
        return talk.firstHuman == null ? null : talk.firstHuman.agent();
    }

    private ConversationFacts with(Talk changed) {
        if (changed.equals(talk)) return this;
        return new ConversationFacts(start, notice, changed, end, reopened, nextContact, ratings, visits);
    }

    private ConversationFacts with(List<QueueEpisode> changed) {
        if (changed.equals(visits)) return this;
        return new ConversationFacts(start, notice, talk, end, reopened, nextContact, ratings, changed);
    }

    private static @Nullable String agentOf(Author author) {
        return author.isAgent() ? author.id() : null;
    }
}
