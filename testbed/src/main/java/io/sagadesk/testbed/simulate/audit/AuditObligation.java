package io.sagadesk.testbed.simulate.audit;

import io.sagadesk.testbed.simulate.host.ObservedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A rule of the audit: an event of one type must be followed by an event of certain other types before a deadline.
 *
 * @param kind a name for the expected consequence
 * @param trigger the type of the event that triggers the obligation
 * @param condition which of these events do so
 * @param key the key that the triggering and the fulfilling event share
 * @param deadline the deadline
 * @param fulfilledBy the types of events that fulfil the obligation
 * @param onceOnly whether an obligation that was fulfilled once cannot be triggered again for the same key
 */
record AuditObligation(
        String kind,
        String trigger,
        Predicate<ObservedEvent> condition,
        Function<ObservedEvent, String> key,
        Function<ObservedEvent, Instant> deadline,
        Set<String> fulfilledBy,
        boolean onceOnly) {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration AN_ANSWER = Duration.ofMinutes(1);
    private static final Duration A_TALK = Duration.ofHours(1);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_CONSULTATION = Duration.ofHours(25);
    private static final Duration A_FIRST_RESPONSE = Duration.ofDays(4);
    private static final Duration A_WIN_BACK = Duration.ofDays(30);
    private static final Set<String> SLIPPING_AWAY = Set.of("AT_RISK", "CANT_LOSE", "HIBERNATING");

    /** All obligations of the business processes. */
    static final List<AuditObligation> ALL = List.of(
            once("service level", "ticket.TicketOpened", "ticketId", AT_ONCE, "ticket.ServiceLevelApplied"),
            once(
                    "first response or its breach",
                    "ticket.TicketOpened",
                    "ticketId",
                    A_FIRST_RESPONSE,
                    "ticket.TargetMet",
                    "ticket.TargetBreached",
                    "ticket.TicketSolved"),
            once("survey", "conversation.ConversationClosed", "conversationId", AT_ONCE, "conversation.RatingAsked"),
            once("ticket", "conversation.ConversationClosed", "conversationId", AT_ONCE, "ticket.TicketOpened")
                    .where(closed -> closed.text("outcome").equals("UNRESOLVED")),
            once("end of an offer", "offer.OfferPlanned", "offerId", A_DAY, "offer.OfferMade", "offer.OfferWithheld"),
            once("win-back", "customer.SegmentChanged", "customerId", AT_ONCE, "customer.WinBackStarted")
                    .where(changed -> SLIPPING_AWAY.contains(changed.text("to"))),
            each("end of a win-back", "customer.WinBackStarted", "customerId", A_WIN_BACK, "customer.WinBackEnded"),
            each(
                    "end of waiting",
                    "desk.ConversationQueued",
                    "conversationId",
                    A_TALK,
                    "desk.AssignmentAccepted",
                    "desk.ConversationLeftQueue",
                    "desk.ConversationReleased",
                    "desk.ConversationTransferred"),
            each(
                    "agent's answer",
                    "desk.ConversationAssigned",
                    "conversationId",
                    AN_ANSWER,
                    "desk.AssignmentAccepted",
                    "desk.AssignmentDeclined",
                    "desk.ConversationReturned",
                    "desk.ConversationLeftQueue",
                    "desk.ConversationReleased",
                    "desk.ConversationTransferred"),
            each(
                    "release of an agent",
                    "desk.AssignmentAccepted",
                    "conversationId",
                    A_TALK,
                    "desk.ConversationReturned",
                    "desk.ConversationReleased",
                    "desk.ConversationTransferred"),
            each(
                    "offer of a coupon",
                    "campaign.CouponIssued",
                    "couponId",
                    AT_ONCE,
                    "offer.OfferMade",
                    "campaign.CouponRevoked"),
            each(
                            "end of a coupon",
                            "campaign.CouponIssued",
                            "couponId",
                            AT_ONCE,
                            "campaign.CouponRedeemed",
                            "campaign.CouponExpired",
                            "campaign.CouponRevoked")
                    .withDeadline(
                            issued -> Instant.parse(issued.text("expiresAt")).plus(A_DAY)),
            new AuditObligation(
                    "decision on a consultation",
                    "conversation.IntentReported",
                    AuditObligation::isAboutBuying,
                    ObservedEvent::conversationBehind,
                    reported -> reported.at().plus(A_TALK).plus(A_CONSULTATION),
                    Set.of("offer.OfferPlanned", "offer.OfferWithheld"),
                    true));

    private static AuditObligation once(
            String kind, String trigger, String id, Duration timeLimit, String... fulfilledBy) {
        return of(kind, trigger, id, timeLimit, true, fulfilledBy);
    }

    private static AuditObligation each(
            String kind, String trigger, String id, Duration timeLimit, String... fulfilledBy) {
        return of(kind, trigger, id, timeLimit, false, fulfilledBy);
    }

    private static AuditObligation of(
            String kind, String trigger, String id, Duration timeLimit, boolean onceOnly, String... fulfilledBy) {
        return new AuditObligation(
                kind,
                trigger,
                any -> true,
                event -> event.text(id),
                event -> event.at().plus(timeLimit),
                Set.of(fulfilledBy),
                onceOnly);
    }

    private AuditObligation where(Predicate<ObservedEvent> condition) {
        return new AuditObligation(kind, trigger, condition, key, deadline, fulfilledBy, onceOnly);
    }

    private AuditObligation withDeadline(Function<ObservedEvent, Instant> time) {
        return new AuditObligation(kind, trigger, condition, key, time, fulfilledBy, onceOnly);
    }

    private static boolean isAboutBuying(ObservedEvent reported) {
        return reported.payload()
                .path("intents")
                .valueStream()
                .anyMatch(intent -> intent.asString("").equals("buying"));
    }
}
