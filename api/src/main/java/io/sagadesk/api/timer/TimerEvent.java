package io.sagadesk.api.timer;

import io.sagadesk.api.Event;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.id.OfferId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TargetInstance;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That time has passed. Each was promised by a process and is recorded once, when it is due; {@code at} is when that was.
 * What it says besides tells one promise from every other.
 */
public sealed interface TimerEvent extends Event {

    /** What tells a promise from every other of its kind and instant; absent where all that it says does. */
    default @Nullable String toldApartBy() {
        return null;
    }

    /** An agent had this long to accept an offer. */
    record OfferLapsed(
            DeskId deskId,
            ConversationId conversationId,
            CustomerId customerId,
            AgentId agentId,
            Instant offeredAt,
            Instant at)
            implements TimerEvent {}

    /** A customer has waited long enough to be told how long the queue is. */
    record WaitedLong(DeskId deskId, ConversationId conversationId, CustomerId customerId, Instant since, Instant at)
            implements TimerEvent {}

    /** A customer has waited so long that there has to be another way. */
    record WaitedTooLong(DeskId deskId, ConversationId conversationId, CustomerId customerId, Instant since, Instant at)
            implements TimerEvent {}

    /** A coupon's time is over. */
    record CouponLapsed(CouponId couponId, CustomerId customerId, Instant at) implements TimerEvent {}

    /**
     * A promise of a service level comes to its warning, or to the next level of its breach, unless it was kept.
     *
     * @param round counts what was promised about this ticket from 1
     */
    record TargetDue(TicketId ticketId, CustomerId customerId, TargetInstance instance, int round, Instant at)
            implements TimerEvent {}

    /**
     * It is time to look at what has become of the segments.
     *
     * @param day up to the end of which purchases count
     * @param page counted from 1: customers are looked at a page at a time
     * @param after where to go on; absent for the first
     */
    record AssessmentDue(
            LocalDate day, @Nullable Integer page, @Nullable CustomerId after, Instant at) implements TimerEvent {

        /** Where the page before has ended may differ when that one is looked at again: there is one next page all the same. */
        @Override
        public @Nullable String toldApartBy() {
            return page == null ? null : day + " " + page;
        }
    }

    /** An offer may be made: the customer's quiet hours are over. */
    record OfferDue(OfferId offerId, CustomerId customerId, Instant at) implements TimerEvent {}

    /** The customer had this long to buy after a talk about buying. */
    record ConsultationLapsed(ConversationId conversationId, CustomerId customerId, Instant closedAt, Instant at)
            implements TimerEvent {}

    /**
     * An attempt to win a customer back goes on, or ends.
     *
     * @param startedAt which attempt
     * @param offers how many offers it has made until then
     */
    record WinBackDue(CustomerId customerId, Instant startedAt, int offers, Instant at) implements TimerEvent {}
}
