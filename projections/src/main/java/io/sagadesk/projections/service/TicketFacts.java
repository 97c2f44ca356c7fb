package io.sagadesk.projections.service;

import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetInstance;
import io.sagadesk.projections.MillisecondTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts about one ticket from which the figures are computed. A ticket is counted for its assignee.
 *
 * @param start null while only the customer's next contact is known
 * @param solved when the ticket was solved, if it is solved now
 * @param once which of these happened at least once
 * @param questions the customer's questions
 * @param met whether the target instance was met, by target and number, {@code RESOLUTION/1}
 */
public record TicketFacts(
        @Nullable Start start,
        @Nullable String agent,
        @Nullable AgentAction firstReply,
        @Nullable Instant solved,
        Once once,
        @Nullable Instant nextContact,
        Questions questions,
        NavigableMap<String, Boolean> met) {

    /**
     * The opening.
     *
     * @param ownContact whether the ticket was opened without a conversation
     */
    public record Start(boolean ownContact, Instant at) {}

    public record Once(boolean solved, boolean reopened, boolean closed) {}

    /**
     * The customer's questions. A message that follows an unanswered question belongs to that question.
     *
     * @param begun the times of the questions, in order; each starts an instance of the next-response target
     * @param waiting whether the last question is unanswered
     */
    public record Questions(List<Instant> begun, boolean waiting) {

        static final Questions NONE = new Questions(List.of(), false);

        Questions asked(Instant at) {
            if (waiting) return this;
            return new Questions(Stream.concat(begun.stream(), Stream.of(at)).toList(), true);
        }

        Questions answered() {
            return new Questions(begun, false);
        }
    }

    static final TicketFacts NONE = new TicketFacts(
            null, null, null, null, new Once(false, false, false), null, Questions.NONE, new TreeMap<>());

    private static final String SEPARATOR = "/";

    TicketFacts opened(Start begun) {
        return new TicketFacts(begun, agent, firstReply, solved, once, nextContact, questions, met);
    }

    TicketFacts assigned(String to) {
        return new TicketFacts(start, to, firstReply, solved, once, nextContact, questions, met);
    }

    TicketFacts replied(Author author, Instant at) {
        if (author.isCustomer()) return with(questions.asked(MillisecondTimes.of(at)));
        if (!author.isAgent()) return this;
        var reply = firstReply == null ? new AgentAction(author.id(), MillisecondTimes.of(at)) : firstReply;
        return new TicketFacts(start, agent, reply, solved, once, nextContact, questions.answered(), met);
    }

    TicketFacts solved(Instant at) {
        return with(MillisecondTimes.of(at), new Once(true, once.reopened, once.closed))
                .with(questions.answered());
    }

    /** Reopening revokes a resolution target that was met. */
    TicketFacts openedAgain() {
        var known = new TreeMap<>(met);
        known.entrySet()
                .removeIf(entry ->
                        entry.getKey().startsWith(ServiceLevelTarget.RESOLUTION + SEPARATOR) && entry.getValue());
        var again = new Once(once.solved, true, once.closed);
        return new TicketFacts(start, agent, firstReply, null, again, nextContact, questions, known);
    }

    TicketFacts closed() {
        return with(solved, new Once(once.solved, once.reopened, true));
    }

    TicketFacts followed(Instant next) {
        return new TicketFacts(start, agent, firstReply, solved, once, next, questions, met);
    }

    TicketFacts settled(TargetInstance instance, boolean isMet) {
        var known = new TreeMap<>(met);
        known.put(instance.target() + SEPARATOR + instance.number(), isMet);
        return new TicketFacts(start, agent, firstReply, solved, once, nextContact, questions, known);
    }

    /** Returns the contributions of this ticket to the figures. */
    List<FigureChange> entries() {
        if (start == null) return List.of();
        var own = cell(start.at(), agent);
        var entries = new ArrayList<FigureChange>();
        entries.add(FigureChange.one(own, ServiceMeasure.TICKETS_OPENED));
        if (once.solved) entries.add(FigureChange.one(own, ServiceMeasure.TICKETS_SOLVED));
        if (once.reopened) entries.add(FigureChange.one(own, ServiceMeasure.TICKETS_REOPENED));
        if (solved != null)
            entries.add(FigureChange.lasting(own, ServiceMeasure.TICKET_RESOLUTION, start.at(), solved));
        if (firstReply != null) {
            var figureCell = cell(start.at(), firstReply.agent());
            entries.add(FigureChange.lasting(
                    figureCell, ServiceMeasure.TICKET_FIRST_RESPONSE, start.at(), firstReply.at()));
        }
        if (start.ownContact()) addContact(entries, own);
        met.forEach((instance, isMet) -> entries.add(target(start, instance, isMet)));
        return entries;
    }

    private void addContact(List<FigureChange> entries, FigureCell own) {
        if (!once.solved && !once.closed) return;
        entries.add(FigureChange.one(own, ServiceMeasure.CONTACTS));
        var settled = solved != null && !once.reopened && !ContactTimes.isFollowUp(solved, nextContact);
        if (settled) entries.add(FigureChange.one(own, ServiceMeasure.RESOLVED_AT_FIRST));
    }

    private FigureChange target(Start begun, String instance, boolean isMet) {
        var end = instance.indexOf(SEPARATOR);
        var target = ServiceLevelTarget.valueOf(instance.substring(0, end));
        var number = Integer.parseInt(instance.substring(end + 1));
        var figureCell = cell(beginning(begun, target, number), agent);
        return FigureChange.one(figureCell, isMet ? ServiceMeasure.met(target) : ServiceMeasure.missed(target));
    }

    private Instant beginning(Start begun, ServiceLevelTarget target, int number) {
        var isKnown = target == ServiceLevelTarget.NEXT_RESPONSE
                && number <= questions.begun().size();
        return isKnown ? questions.begun().get(number - 1) : begun.at();
    }

    /** Tickets are counted without channel and desk. */
    private static FigureCell cell(Instant at, @Nullable String agent) {
        return FigureCell.at(at, null, null, agent);
    }

    private TicketFacts with(Questions asked) {
        return new TicketFacts(start, agent, firstReply, solved, once, nextContact, asked, met);
    }

    private TicketFacts with(@Nullable Instant solvedAt, Once happened) {
        return new TicketFacts(start, agent, firstReply, solvedAt, happened, nextContact, questions, met);
    }
}
