package io.sagadesk.api;

import io.sagadesk.api.campaign.CampaignEvent.BudgetReserved;
import io.sagadesk.api.campaign.CampaignEvent.CampaignEnded;
import io.sagadesk.api.campaign.CampaignEvent.CampaignLaunched;
import io.sagadesk.api.campaign.CampaignEvent.CampaignPaused;
import io.sagadesk.api.campaign.CampaignEvent.CampaignResumed;
import io.sagadesk.api.campaign.CampaignEvent.CustomerHeldOut;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.campaign.CouponEvent.CouponExpired;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.campaign.CouponEvent.CouponRedeemed;
import io.sagadesk.api.campaign.CouponEvent.CouponRevoked;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationEvent.ChannelChanged;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.ConversationLeftDesk;
import io.sagadesk.api.conversation.ConversationEvent.ConversationRated;
import io.sagadesk.api.conversation.ConversationEvent.ConversationReopened;
import io.sagadesk.api.conversation.ConversationEvent.ConversationSentToDesk;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.conversation.ConversationEvent.ConversationTagged;
import io.sagadesk.api.conversation.ConversationEvent.ConversationUntagged;
import io.sagadesk.api.conversation.ConversationEvent.HumanRequested;
import io.sagadesk.api.conversation.ConversationEvent.IntentReported;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.conversation.ConversationEvent.SentimentReported;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.conversation.HumanReason;
import io.sagadesk.api.customer.ConsentPurpose;
import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.customer.CustomerEvent.ConsentGiven;
import io.sagadesk.api.customer.CustomerEvent.ConsentWithdrawn;
import io.sagadesk.api.customer.CustomerEvent.ContactDetailsChanged;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.customer.CustomerEvent.DuplicateSuspected;
import io.sagadesk.api.customer.CustomerEvent.ForgettingRefused;
import io.sagadesk.api.customer.CustomerEvent.IdentityLinked;
import io.sagadesk.api.customer.CustomerEvent.IdentityUnlinked;
import io.sagadesk.api.customer.CustomerEvent.IdentityVerified;
import io.sagadesk.api.customer.CustomerEvent.LegalHoldLifted;
import io.sagadesk.api.customer.CustomerEvent.LegalHoldPlaced;
import io.sagadesk.api.customer.CustomerEvent.SegmentChanged;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.customer.VerificationMethod;
import io.sagadesk.api.delivery.DeliveryEvent.MessageFailed;
import io.sagadesk.api.delivery.DeliveryEvent.MessageGivenUp;
import io.sagadesk.api.delivery.DeliveryEvent.MessageSent;
import io.sagadesk.api.delivery.DeliveryFailure;
import io.sagadesk.api.delivery.GivenUpReason;
import io.sagadesk.api.delivery.MessageTemplate;
import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.desk.DeclineReason;
import io.sagadesk.api.desk.DeskEvent.AgentSignedIn;
import io.sagadesk.api.desk.DeskEvent.AssignmentAccepted;
import io.sagadesk.api.desk.DeskEvent.AssignmentDeclined;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import io.sagadesk.api.desk.DeskEvent.ConversationLeftQueue;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.desk.DeskEvent.ConversationReleased;
import io.sagadesk.api.desk.DeskEvent.ConversationReturned;
import io.sagadesk.api.desk.DeskEvent.ConversationTransferred;
import io.sagadesk.api.desk.DeskEvent.DeskOpened;
import io.sagadesk.api.desk.DeskEvent.PresenceChanged;
import io.sagadesk.api.desk.DeskEvent.RoutingAdopted;
import io.sagadesk.api.desk.DeskEvent.SeniorRequired;
import io.sagadesk.api.desk.DeskEvent.WaitNoticed;
import io.sagadesk.api.desk.DeskEvent.WayOutOffered;
import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.api.desk.RoutingCandidate;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeliveryId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.id.HoldId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.ReturnId;
import io.sagadesk.api.id.SightingId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.id.VisitId;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.order.OrderEvent.ReturnRecorded;
import io.sagadesk.api.policy.PolicyEvent.PolicyPublished;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.policy.RoutingCriterion;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetInstance;
import io.sagadesk.api.ticket.TicketEvent.CustomerAwaited;
import io.sagadesk.api.ticket.TicketEvent.PriorityChanged;
import io.sagadesk.api.ticket.TicketEvent.ServiceLevelApplied;
import io.sagadesk.api.ticket.TicketEvent.TargetAtRisk;
import io.sagadesk.api.ticket.TicketEvent.TargetBreached;
import io.sagadesk.api.ticket.TicketEvent.TargetMet;
import io.sagadesk.api.ticket.TicketEvent.TicketAssigned;
import io.sagadesk.api.ticket.TicketEvent.TicketClosed;
import io.sagadesk.api.ticket.TicketEvent.TicketEscalated;
import io.sagadesk.api.ticket.TicketEvent.TicketHeld;
import io.sagadesk.api.ticket.TicketEvent.TicketMerged;
import io.sagadesk.api.ticket.TicketEvent.TicketNoted;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketReopened;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.api.ticket.TicketEvent.TicketResumed;
import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import io.sagadesk.api.ticket.TicketEvent.TicketTookOver;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.api.timer.TimerEvent.AssessmentDue;
import io.sagadesk.api.timer.TimerEvent.CouponLapsed;
import io.sagadesk.api.timer.TimerEvent.OfferLapsed;
import io.sagadesk.api.timer.TimerEvent.TargetDue;
import io.sagadesk.api.timer.TimerEvent.WaitedLong;
import io.sagadesk.api.timer.TimerEvent.WaitedTooLong;
import io.sagadesk.api.visit.VisitEvent.CartAbandoned;
import io.sagadesk.api.visit.VisitEvent.CartChanged;
import io.sagadesk.api.visit.VisitEvent.PageViewed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** At least one constant sample event of each type; for a type with optional components, one with and one without them. */
final class EventSamples {

    private static final Instant AT = Instant.parse("2024-02-29T10:15:30.123456Z");
    private static final Instant LATER = Instant.parse("2024-03-31T00:00:00Z");

    private static final CustomerId CUSTOMER = new CustomerId("c-1");
    private static final AgentId AGENT = new AgentId("a-1");
    private static final AgentId OTHER_AGENT = new AgentId("a-2");
    private static final ConversationId CONVERSATION = new ConversationId("v-1");
    private static final MessageId MESSAGE = new MessageId("m-1");
    private static final PolicyVersion BUILT_IN = new PolicyVersion(PolicyId.of(PolicyKind.SLA), 0);
    private static final TicketId TICKET = new TicketId("t-1");
    private static final DeskId DESK = new DeskId("d-1");
    private static final CampaignId CAMPAIGN = new CampaignId("k-1");
    private static final CouponId COUPON = new CouponId("p-1");
    private static final OrderId ORDER = new OrderId("o-1");
    private static final VisitId VISIT = new VisitId("s-1");
    private static final SightingId SIGHTING = new SightingId("g-1");
    private static final DeliveryId DELIVERY = new DeliveryId("l-1");
    private static final HoldId HOLD = new HoldId("h-1");

    private static final Money MONEY = Money.of("49.9", "EUR");
    private static final Decision BECAUSE = new Decision("rule", 3, Map.of("waited", "PT31S", "tier", "VIP"));

    private EventSamples() {}

    static List<Event> all() {
        return Stream.of(
                        customers(),
                        legalHolds(),
                        orders(),
                        visits(),
                        conversations(),
                        endsOfConversations(),
                        agents(),
                        queue(),
                        tickets(),
                        serviceLevels(),
                        endsOfTickets(),
                        campaigns(),
                        coupons(),
                        policies(),
                        deliveries(),
                        timers(),
                        AfterChatSamples.all())
                .<Event>flatMap(samples -> samples)
                .toList();
    }

    private static Stream<Event> customers() {
        var contact = new ContactDetails("Ann Lee", "ann@example.com", "+49 30 1234", "1 Main Street");
        return Stream.of(
                new CustomerRegistered(CUSTOMER, contact, "Europe/Berlin", AT),
                new CustomerRegistered(CUSTOMER, null, null, AT),
                new IdentityLinked(CUSTOMER, IdentityKind.WHATSAPP, "+49 30 1234", AT),
                new IdentityUnlinked(CUSTOMER, IdentityKind.WHATSAPP, "+49 30 1234", 1, AT),
                new ContactDetailsChanged(CUSTOMER, contact, "Europe/Berlin", AT),
                new ContactDetailsChanged(CUSTOMER, new ContactDetails(null, null, null, null), null, AT),
                new ConsentGiven(CUSTOMER, ConsentPurpose.MARKETING, "newsletter-form-3", AT),
                new ConsentWithdrawn(CUSTOMER, ConsentPurpose.PROFILING, AT),
                new IdentityVerified(CUSTOMER, VerificationMethod.SMS_CODE, AT),
                new SegmentChanged(CUSTOMER, Segment.LOYAL, Segment.AT_RISK, BECAUSE, AT),
                new SegmentChanged(CUSTOMER, null, Segment.NEW, BECAUSE, AT),
                new DuplicateSuspected(CUSTOMER, new CustomerId("c-2"), IdentityKind.EMAIL, AT));
    }

    private static Stream<Event> legalHolds() {
        return Stream.of(
                new LegalHoldPlaced(CUSTOMER, HOLD, "case 7", AT),
                new LegalHoldLifted(CUSTOMER, HOLD, AT),
                new ForgettingRefused(CUSTOMER, "asked for by the customer", List.of(HOLD, new HoldId("h-2")), AT),
                new CustomerForgotten(CUSTOMER, "asked for by the customer", AT));
    }

    private static Stream<Event> orders() {
        return Stream.of(
                new PurchaseRecorded(ORDER, CUSTOMER, MONEY, 3, AT),
                new ReturnRecorded(ORDER, CUSTOMER, new ReturnId("r-1"), Money.of("10", "EUR"), AT));
    }

    private static Stream<Event> visits() {
        return Stream.of(
                new PageViewed(VISIT, CUSTOMER, SIGHTING, "return-policy", AT),
                new PageViewed(VISIT, null, SIGHTING, "return-policy", AT),
                new CartChanged(VISIT, CUSTOMER, SIGHTING, MONEY, 2, AT),
                new CartChanged(VISIT, null, SIGHTING, Money.zero("EUR"), 0, AT),
                new CartAbandoned(VISIT, CUSTOMER, MONEY, 2, AT),
                new CartAbandoned(VISIT, null, MONEY, 2, AT));
    }

    private static Stream<Event> conversations() {
        return Stream.of(
                new ConversationStarted(CONVERSATION, CUSTOMER, Channel.WEB_CHAT, AT),
                new MessagePosted(
                        CONVERSATION, CUSTOMER, MESSAGE, Author.CUSTOMER, "Where is my parcel? – „Öl“ 📦", AT),
                new MessagePosted(CONVERSATION, CUSTOMER, MESSAGE, Author.agent("a-1"), "I am looking\n\"now\"", AT),
                new IntentReported(CONVERSATION, CUSTOMER, MESSAGE, List.of("delivery", "refund"), AT),
                new IntentReported(CONVERSATION, CUSTOMER, null, List.of("delivery"), AT),
                new SentimentReported(CONVERSATION, CUSTOMER, MESSAGE, -80, AT),
                new SentimentReported(CONVERSATION, CUSTOMER, null, 0, AT),
                new HumanRequested(
                        CONVERSATION, CUSTOMER, HumanReason.BOT_FAILED, List.of("delivery", "refund"), -80, AT),
                new HumanRequested(CONVERSATION, CUSTOMER, HumanReason.CUSTOMER_ASKED, List.of(), null, AT),
                new ChannelChanged(CONVERSATION, CUSTOMER, Channel.WEB_CHAT, Channel.PHONE, AT),
                new ConversationTagged(CONVERSATION, CUSTOMER, "parcel", AT),
                new ConversationUntagged(CONVERSATION, CUSTOMER, "parcel", AT),
                new ConversationSentToDesk(CONVERSATION, CUSTOMER, DESK, AT),
                new ConversationLeftDesk(CONVERSATION, CUSTOMER, DESK, AT));
    }

    private static Stream<Event> endsOfConversations() {
        return Stream.of(
                new ConversationClosed(CONVERSATION, CUSTOMER, Author.agent("a-1"), ConversationOutcome.RESOLVED, AT),
                new ConversationReopened(CONVERSATION, CUSTOMER, Author.CUSTOMER, AT),
                new ConversationRated(CONVERSATION, CUSTOMER, Author.bot("b-1"), 5, "Thank you", AT),
                new ConversationRated(CONVERSATION, CUSTOMER, Author.agent("a-1"), 1, null, AT));
    }

    private static Stream<Event> agents() {
        return Stream.of(
                new DeskOpened(DESK, "Parcels", AT),
                new AgentSignedIn(DESK, AGENT, List.of("de", "refunds"), 4, true, AT),
                new PresenceChanged(DESK, AGENT, AgentPresence.ONLINE, AgentPresence.AWAY, AT),
                new RoutingAdopted(
                        DESK,
                        new PolicyVersion(PolicyId.of(PolicyKind.ROUTING), 3),
                        List.of(RoutingCriterion.LONGEST_IDLE, RoutingCriterion.CONTACT_PERSON),
                        AT));
    }

    private static Stream<Event> queue() {
        var candidates = List.of(new RoutingCandidate(AGENT, 1, 4, AT), new RoutingCandidate(OTHER_AGENT, 0, 2, null));
        return Stream.of(
                new ConversationQueued(
                        DESK, CONVERSATION, CUSTOMER, CustomerTier.VIP, Priority.HIGH, List.of("de"), AGENT, true, AT),
                new ConversationQueued(
                        DESK, CONVERSATION, CUSTOMER, CustomerTier.STANDARD, Priority.LOW, List.of(), null, false, AT),
                new ConversationAssigned(DESK, CONVERSATION, CUSTOMER, AGENT, BECAUSE, candidates, AT),
                new AssignmentAccepted(DESK, CONVERSATION, CUSTOMER, AGENT, AT),
                new AssignmentDeclined(DESK, CONVERSATION, CUSTOMER, AGENT, DeclineReason.TIMED_OUT, AT),
                new ConversationReturned(DESK, CONVERSATION, CUSTOMER, AGENT, AT),
                new SeniorRequired(DESK, CONVERSATION, CUSTOMER, BECAUSE, AT),
                new WaitNoticed(DESK, CONVERSATION, CUSTOMER, 3, AT, LATER),
                new WayOutOffered(DESK, CONVERSATION, CUSTOMER, AT, LATER),
                new ConversationTransferred(
                        DESK, CONVERSATION, CUSTOMER, AGENT, OTHER_AGENT, null, true, "speaks Dutch", AT),
                new ConversationTransferred(
                        DESK, CONVERSATION, CUSTOMER, null, null, new DeskId("d-2"), false, "not ours", AT),
                new ConversationLeftQueue(DESK, CONVERSATION, CUSTOMER, LeaveReason.CALL_BACK, AT),
                new ConversationReleased(DESK, CONVERSATION, CUSTOMER, AGENT, AT));
    }

    private static Stream<Event> tickets() {
        var policy = new PolicyVersion(PolicyId.of(PolicyKind.SLA), 2);
        return Stream.of(
                new TicketOpened(TICKET, CUSTOMER, CONVERSATION, Priority.URGENT, "Parcel lost", policy, AT),
                new TicketOpened(TICKET, CUSTOMER, null, Priority.NORMAL, "Parcel lost", null, AT),
                new TicketAssigned(TICKET, CUSTOMER, AGENT, OTHER_AGENT, AT),
                new TicketAssigned(TICKET, CUSTOMER, null, AGENT, AT),
                new PriorityChanged(TICKET, CUSTOMER, Priority.LOW, Priority.HIGH, AT),
                new TicketReplied(TICKET, CUSTOMER, MESSAGE, Author.agent("a-1"), "It is on its way", AT),
                new TicketNoted(TICKET, CUSTOMER, MESSAGE, Author.agent("a-1"), "Ask the carrier", AT));
    }

    private static Stream<Event> serviceLevels() {
        return Stream.of(
                new ServiceLevelApplied(TICKET, CUSTOMER, BUILT_IN, "everyone", BECAUSE, AT),
                new TargetAtRisk(
                        TICKET, CUSTOMER, new TargetInstance(ServiceLevelTarget.RESOLUTION, 1), AGENT, BECAUSE, AT),
                new TargetAtRisk(
                        TICKET, CUSTOMER, new TargetInstance(ServiceLevelTarget.RESOLUTION, 1), null, BECAUSE, AT),
                new TicketEscalated(TICKET, CUSTOMER, Tier.AGENT, Tier.SENIOR, BECAUSE, AT),
                new TargetBreached(
                        TICKET, CUSTOMER, new TargetInstance(ServiceLevelTarget.NEXT_RESPONSE, 2), 1, BECAUSE, AT),
                new TargetMet(TICKET, CUSTOMER, new TargetInstance(ServiceLevelTarget.RESOLUTION, 1), BECAUSE, AT));
    }

    private static Stream<Event> endsOfTickets() {
        return Stream.of(
                new CustomerAwaited(TICKET, CUSTOMER, AT),
                new TicketHeld(TICKET, CUSTOMER, "the carrier searches", AT),
                new TicketResumed(TICKET, CUSTOMER, AT),
                new TicketSolved(TICKET, CUSTOMER, Author.agent("a-1"), AT),
                new TicketReopened(TICKET, CUSTOMER, Author.CUSTOMER, AT),
                new TicketClosed(TICKET, CUSTOMER, new Author(Author.Kind.SYSTEM, null), AT),
                new TicketMerged(TICKET, CUSTOMER, new TicketId("t-2"), AT),
                new TicketTookOver(TICKET, CUSTOMER, new TicketId("t-2"), AT));
    }

    private static Stream<Event> campaigns() {
        var budget = Money.of("1000", "EUR");
        return Stream.of(
                new CampaignLaunched(CAMPAIGN, "Come back", CampaignKind.WIN_BACK, budget, 2, 10, LATER, AT),
                new CampaignPaused(CAMPAIGN, AT),
                new CampaignResumed(CAMPAIGN, AT),
                new CampaignEnded(CAMPAIGN, AT),
                new BudgetReserved(CAMPAIGN, COUPON, CUSTOMER, MONEY, Money.of("950.10", "EUR"), AT),
                new CustomerHeldOut(CAMPAIGN, CUSTOMER, BECAUSE, AT));
    }

    private static Stream<Event> coupons() {
        return Stream.of(
                new CouponIssued(COUPON, CAMPAIGN, CUSTOMER, MONEY, LATER, BECAUSE, AT),
                new CouponRedeemed(COUPON, CAMPAIGN, CUSTOMER, ORDER, AT),
                new CouponExpired(COUPON, CAMPAIGN, CUSTOMER, LATER),
                new CouponRevoked(COUPON, CAMPAIGN, CUSTOMER, "sent twice", AT));
    }

    private static Stream<Event> policies() {
        var rules = Map.<String, Object>of("patience", Map.of("HIGH", "PT1H"), "levels", List.of(1, 2), "strict", true);
        return Stream.of(new PolicyPublished(PolicyId.of(PolicyKind.ESCALATION), 2, rules, AT));
    }

    private static Stream<Event> deliveries() {
        return Stream.of(
                new MessageSent(DELIVERY, CUSTOMER, MessageTemplate.WIN_BACK, Channel.EMAIL, 2, AT),
                new MessageFailed(
                        DELIVERY, CUSTOMER, MessageTemplate.SURVEY, 1, DeliveryFailure.UNREACHABLE, LATER, AT),
                new MessageGivenUp(
                        DELIVERY, CUSTOMER, MessageTemplate.CHAT_INVITATION, 1, GivenUpReason.FORGOTTEN, AT));
    }

    private static Stream<Event> timers() {
        return Stream.of(
                new OfferLapsed(DESK, CONVERSATION, CUSTOMER, AGENT, AT, LATER),
                new WaitedLong(DESK, CONVERSATION, CUSTOMER, AT, LATER),
                new WaitedTooLong(DESK, CONVERSATION, CUSTOMER, AT, LATER),
                new CouponLapsed(COUPON, CUSTOMER, LATER),
                new TargetDue(TICKET, CUSTOMER, new TargetInstance(ServiceLevelTarget.NEXT_RESPONSE, 2), 3, LATER),
                new AssessmentDue(LocalDate.parse("2024-03-30"), 2, CUSTOMER, LATER));
    }
}
