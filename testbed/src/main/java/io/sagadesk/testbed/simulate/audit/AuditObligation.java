package io.sagadesk.testbed.simulate.audit;

import io.sagadesk.testbed.simulate.host.ObservedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What one event promises, and which others keep it.
 *
 * @param kind what has to follow
 * @param begun the type of the event that promises
 * @param binds which of these do
 * @param whose by what the two are told to belong together
 * @param latest when it must have followed
 * @param kept the types of those that keep it
 * @param forGood whether what was kept once is kept for all times
 */
record AuditObligation(
        String kind,
        String begun,
        Predicate<ObservedEvent> binds,
        Function<ObservedEvent, String> whose,
        Function<ObservedEvent, Instant> latest,
        Set<String> kept,
        boolean forGood) {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration AN_ANSWER = Duration.ofMinutes(1);
    private static final Duration A_TALK = Duration.ofHours(1);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_CONSULTATION = Duration.ofHours(25);
    private static final Duration A_FIRST_RESPONSE = Duration.ofDays(4);
    private static final Duration A_WIN_BACK = Duration.ofDays(30);
    private static final Set<String> SLIPPING_AWAY = Set.of("AT_RISK", "CANT_LOSE", "HIBERNATING");

    /** All that the flows promise. */
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
                    .by(issued -> Instant.parse(issued.text("expiresAt")).plus(A_DAY)),
            new AuditObligation(
                    "decision on a consultation",
                    "conversation.IntentReported",
                    AuditObligation::isAboutBuying,
                    ObservedEvent::conversationBehind,
                    reported -> reported.at().plus(A_TALK).plus(A_CONSULTATION),
                    Set.of("offer.OfferPlanned", "offer.OfferWithheld"),
                    true));

    private static AuditObligation once(String kind, String begun, String id, Duration patience, String... kept) {
        return of(kind, begun, id, patience, true, kept);
    }

    private static AuditObligation each(String kind, String begun, String id, Duration patience, String... kept) {
        return of(kind, begun, id, patience, false, kept);
    }

    private static AuditObligation of(
            String kind, String begun, String id, Duration patience, boolean forGood, String... kept) {
        return new AuditObligation(
                kind,
                begun,
                any -> true,
                event -> event.text(id),
                event -> event.at().plus(patience),
                Set.of(kept),
                forGood);
    }

    private AuditObligation where(Predicate<ObservedEvent> which) {
        return new AuditObligation(kind, begun, which, whose, latest, kept, forGood);
    }

    private AuditObligation by(Function<ObservedEvent, Instant> time) {
        return new AuditObligation(kind, begun, binds, whose, time, kept, forGood);
    }

    private static boolean isAboutBuying(ObservedEvent reported) {
        return reported.payload()
                .path("intents")
                .valueStream()
                .anyMatch(intent -> intent.asString("").equals("buying"));
    }
}
