package io.sagadesk.command.repeats;

import io.sagadesk.api.Command;
import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.customer.ConsentPurpose;
import io.sagadesk.api.customer.CustomerEvent.ConsentGiven;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import io.sagadesk.api.offer.CouponTerms;
import io.sagadesk.api.offer.OfferCommand.ClearOffer;
import io.sagadesk.api.offer.OfferCommand.MakeOffer;
import io.sagadesk.api.offer.OfferCommand.PostponeOffer;
import io.sagadesk.api.offer.OfferCommand.ProposeOffer;
import io.sagadesk.api.offer.OfferCommand.WithholdOffer;
import io.sagadesk.api.offer.OfferEvent.OfferCleared;
import io.sagadesk.api.offer.OfferEvent.OfferPlanned;
import io.sagadesk.api.offer.OfferLimits;
import io.sagadesk.api.offer.WithheldReason;
import io.sagadesk.command.customer.Customer;
import io.sagadesk.rules.policy.PostChatRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** Repeats of the commands about offers. */
public final class OfferRepeats {

    private static final CustomerId ID = new CustomerId("c-1");
    private static final OfferId OFFER = new OfferId("f-1");
    private static final CampaignId CAMPAIGN = new CampaignId("spring");
    private static final CampaignKind KIND = CampaignKind.APOLOGY;
    private static final CouponTerms COUPON = new CouponTerms(Money.of("10.00", "EUR"), Duration.ofDays(14));
    private static final OfferLimits LIMITS = PostChatRules.BUILT_IN.offers();
    private static final Decision BECAUSE = new Decision("post-chat", 1, Map.of("stars", "1"));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-03-01T22:00:00Z");

    private static final CustomerRegistered REGISTERED = new CustomerRegistered(ID, null, null, NOON);
    private static final ConsentGiven CONSENTED = new ConsentGiven(ID, ConsentPurpose.MARKETING, "form-3", NOON);
    private static final OfferPlanned PLANNED =
            new OfferPlanned(ID, OFFER, CAMPAIGN, KIND, null, null, null, NOON, BECAUSE, NOON);

    private OfferRepeats() {}

    public static Stream<RepeatCase> all() {
        var proposal = new ProposeOffer(ID, OFFER, CAMPAIGN, KIND, COUPON, null, LIMITS, BECAUSE, NOON);
        var invitation = new ProposeOffer(ID, OFFER, CAMPAIGN, KIND, null, null, LIMITS, BECAUSE, NOON);
        var withhold = new WithholdOffer(ID, OFFER, CAMPAIGN, KIND, WithheldReason.HELD_OUT, BECAUSE, NOON);
        var limits = "the limits are those of the moment, and the moment is over";
        return Stream.of(
                withId(proposal).after(REGISTERED, CONSENTED),
                withId(invitation).after(REGISTERED, CONSENTED),
                withId(proposal).after(REGISTERED), // withheld at once
                withId(withhold).after(REGISTERED, CONSENTED, PLANNED),
                withId(withhold).after(REGISTERED), // never proposed
                withId(new ClearOffer(ID, OFFER, LIMITS, NOON))
                        .after(REGISTERED, CONSENTED, PLANNED)
                        .unnoticed(limits, "limits"),
                withId(new PostponeOffer(ID, OFFER, LIMITS, NIGHT))
                        .after(REGISTERED, CONSENTED, PLANNED)
                        .unnoticed(limits, "limits"),
                withId(new MakeOffer(ID, OFFER, NOON))
                        .after(REGISTERED, CONSENTED, PLANNED, new OfferCleared(ID, OFFER, CAMPAIGN, NOON)));
    }

    private static RepeatCase withId(Command command) {
        return RepeatCase.withId(Customer.class, command, "offerId");
    }
}
