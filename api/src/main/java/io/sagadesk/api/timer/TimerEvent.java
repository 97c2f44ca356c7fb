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
 * Scheduled events. A saga schedules the event, and it is recorded once, when it is due; {@code at} is the due time. The
 * other components identify the schedule.
 */
public sealed interface TimerEvent extends Event {

    /**
     * Identifies this event among the events of its type and due time; null if all components together identify it.
     */
    default @Nullable String identity() {
        return null;
    }

    /** The time limit for accepting an offered conversation has passed. */
    record OfferLapsed(
            DeskId deskId,
            ConversationId conversationId,
            CustomerId customerId,
            AgentId agentId,
            Instant offeredAt,
            Instant at)
            implements TimerEvent {}

    /** A customer has waited so long that they must be told the length of the queue. */
    record WaitedLong(DeskId deskId, ConversationId conversationId, CustomerId customerId, Instant since, Instant at)
            implements TimerEvent {}

    /** A customer has waited so long that they must be offered an alternative to waiting. */
    record WaitedTooLong(DeskId deskId, ConversationId conversationId, CustomerId customerId, Instant since, Instant at)
            implements TimerEvent {}

    /** A coupon has expired. */
    record CouponLapsed(CouponId couponId, CustomerId customerId, Instant at) implements TimerEvent {}

    /**
     * A target has reached its warning or its next breach level, unless it was met before.
     *
     * @param round counts the timers of this ticket from 1
     */
    record TargetDue(TicketId ticketId, CustomerId customerId, TargetInstance instance, int round, Instant at)
            implements TimerEvent {}

    /**
     * An assessment of the segments is due.
     *
     * @param day the last day whose purchases count
     * @param page the page number, from 1: customers are assessed page by page
     * @param after the last customer of the previous page; absent for the first page
     */
    record AssessmentDue(
            LocalDate day, @Nullable Integer page, @Nullable CustomerId after, Instant at) implements TimerEvent {

        /**
         * Excludes {@code after}: if the previous page is processed again it may end elsewhere, and there must still be only
         * one next page.
         */
        @Override
        public @Nullable String identity() {
            return page == null ? null : day + " " + page;
        }
    }

    /** An offer is due: the quiet hours of the customer are over. */
    record OfferDue(OfferId offerId, CustomerId customerId, Instant at) implements TimerEvent {}

    /** The time limit for a purchase after a consultation has passed. */
    record ConsultationLapsed(ConversationId conversationId, CustomerId customerId, Instant closedAt, Instant at)
            implements TimerEvent {}

    /**
     * The next step of a win-back attempt is due: another offer, or the end.
     *
     * @param startedAt the start time, which identifies the attempt
     * @param offers the number of offers that the attempt has made so far
     */
    record WinBackDue(CustomerId customerId, Instant startedAt, int offers, Instant at) implements TimerEvent {}
}
