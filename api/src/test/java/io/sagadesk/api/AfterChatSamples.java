package io.sagadesk.api;

import io.sagadesk.api.campaign.CampaignEvent.CustomerTreated;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.conversation.ConversationEvent.RatingAsked;
import io.sagadesk.api.customer.CustomerEvent.WinBackEnded;
import io.sagadesk.api.customer.CustomerEvent.WinBackStarted;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.customer.WinBackOutcome;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import io.sagadesk.api.id.VisitId;
import io.sagadesk.api.offer.OfferEvent.OfferCleared;
import io.sagadesk.api.offer.OfferEvent.OfferMade;
import io.sagadesk.api.offer.OfferEvent.OfferPlanned;
import io.sagadesk.api.offer.OfferEvent.OfferPostponed;
import io.sagadesk.api.offer.OfferEvent.OfferWithheld;
import io.sagadesk.api.offer.WithheldReason;
import io.sagadesk.api.timer.TimerEvent.ConsultationLapsed;
import io.sagadesk.api.timer.TimerEvent.OfferDue;
import io.sagadesk.api.timer.TimerEvent.WinBackDue;
import io.sagadesk.api.visit.VisitEvent.ChatInvited;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** Sample events of the processes after a chat: for each type one with all optional components and one without. */
final class AfterChatSamples {

    private static final Instant AT = Instant.parse("2024-02-29T10:15:30.123456789Z");
    private static final Instant LATER = Instant.parse("2024-03-31T00:00:00Z");
    private static final CustomerId CUSTOMER = new CustomerId("c-1");
    private static final CampaignId CAMPAIGN = new CampaignId("k-1");
    private static final OfferId OFFER = new OfferId("f-1");
    private static final CouponId COUPON = new CouponId("p-1");
    private static final ConversationId CONVERSATION = new ConversationId("v-1");
    private static final Money MONEY = Money.of("49.9", "EUR");
    private static final Decision BECAUSE = new Decision("post-chat", 3, Map.of("stars", "1"));
    private static final CampaignKind APOLOGY = CampaignKind.APOLOGY;
    private static final CampaignKind MEMBERSHIP = CampaignKind.MEMBERSHIP;

    private AfterChatSamples() {}

    static Stream<Event> all() {
        return Stream.of(offers(), winBacks(), timers(), invitations()).flatMap(samples -> samples);
    }

    private static Stream<Event> offers() {
        return Stream.of(
                new OfferPlanned(CUSTOMER, OFFER, CAMPAIGN, APOLOGY, COUPON, MONEY, LATER, LATER, BECAUSE, AT),
                new OfferPlanned(CUSTOMER, OFFER, CAMPAIGN, MEMBERSHIP, null, null, null, AT, BECAUSE, AT),
                new OfferPostponed(CUSTOMER, OFFER, CAMPAIGN, LATER, LATER, BECAUSE, AT),
                new OfferPostponed(CUSTOMER, OFFER, CAMPAIGN, null, LATER, BECAUSE, AT),
                new OfferCleared(CUSTOMER, OFFER, CAMPAIGN, AT),
                new OfferMade(CUSTOMER, OFFER, CAMPAIGN, APOLOGY, COUPON, MONEY, LATER, BECAUSE, AT),
                new OfferMade(CUSTOMER, OFFER, CAMPAIGN, MEMBERSHIP, null, null, null, BECAUSE, AT),
                new OfferWithheld(CUSTOMER, OFFER, CAMPAIGN, APOLOGY, WithheldReason.FREQUENCY_CAP, BECAUSE, AT),
                new CustomerTreated(CAMPAIGN, OFFER, CUSTOMER, BECAUSE, AT));
    }

    private static Stream<Event> winBacks() {
        return Stream.of(
                new WinBackStarted(CUSTOMER, Segment.AT_RISK, BECAUSE, AT),
                new WinBackEnded(CUSTOMER, AT, WinBackOutcome.LOST, WithheldReason.HELD_OUT, LATER),
                new WinBackEnded(CUSTOMER, AT, WinBackOutcome.WON_BACK, null, LATER));
    }

    private static Stream<Event> timers() {
        return Stream.of(
                new OfferDue(OFFER, CUSTOMER, LATER),
                new ConsultationLapsed(CONVERSATION, CUSTOMER, AT, LATER),
                new WinBackDue(CUSTOMER, AT, 1, LATER));
    }

    private static Stream<Event> invitations() {
        return Stream.of(
                new RatingAsked(CONVERSATION, CUSTOMER, BECAUSE, AT),
                new ChatInvited(new VisitId("s-1"), CUSTOMER, "return-policy", BECAUSE, AT),
                new ChatInvited(new VisitId("s-1"), null, "return-policy", BECAUSE, AT));
    }
}
