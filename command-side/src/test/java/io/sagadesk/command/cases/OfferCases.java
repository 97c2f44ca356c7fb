package io.sagadesk.command.cases;

import static io.sagadesk.command.cases.CommandCase.Trouble.FOREIGN;
import static io.sagadesk.command.cases.CommandCase.Trouble.NOTHING;
import static io.sagadesk.command.cases.CommandCase.Trouble.WRONG_STATE;

import io.sagadesk.api.Decision;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.customer.ConsentPurpose;
import io.sagadesk.api.customer.CustomerEvent.ConsentGiven;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import io.sagadesk.api.offer.OfferCommand.ClearOffer;
import io.sagadesk.api.offer.OfferCommand.MakeOffer;
import io.sagadesk.api.offer.OfferCommand.PostponeOffer;
import io.sagadesk.api.offer.OfferCommand.ProposeOffer;
import io.sagadesk.api.offer.OfferCommand.WithholdOffer;
import io.sagadesk.api.offer.OfferEvent.OfferCleared;
import io.sagadesk.api.offer.OfferEvent.OfferMade;
import io.sagadesk.api.offer.OfferEvent.OfferPlanned;
import io.sagadesk.api.offer.OfferEvent.OfferWithheld;
import io.sagadesk.api.offer.OfferLimits;
import io.sagadesk.api.offer.WithheldReason;
import io.sagadesk.command.customer.Customer;
import io.sagadesk.rules.policy.PostChatRules;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** The commands about offers. */
public final class OfferCases {

    private static final CustomerId ID = new CustomerId("c-1");
    private static final OfferId OFFER = new OfferId("f-1");
    private static final OfferId GHOST = new OfferId("ghost");
    private static final CampaignId CAMPAIGN = new CampaignId("spring");
    private static final CampaignKind KIND = CampaignKind.APOLOGY;
    private static final OfferLimits LIMITS = PostChatRules.BUILT_IN.offers();
    private static final Decision BECAUSE = new Decision("post-chat", 1, Map.of());
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-03-01T22:00:00Z");

    private static final CustomerRegistered REGISTERED = new CustomerRegistered(ID, null, null, NOON);
    private static final ConsentGiven CONSENTED = new ConsentGiven(ID, ConsentPurpose.MARKETING, "form-3", NOON);
    private static final OfferPlanned PLANNED =
            new OfferPlanned(ID, OFFER, CAMPAIGN, KIND, null, null, null, NOON, BECAUSE, NOON);
    private static final OfferCleared CLEARED = new OfferCleared(ID, OFFER, CAMPAIGN, NOON);
    private static final OfferMade MADE = new OfferMade(ID, OFFER, CAMPAIGN, KIND, null, null, null, BECAUSE, NOON);
    private static final OfferWithheld WITHHELD =
            new OfferWithheld(ID, OFFER, CAMPAIGN, KIND, WithheldReason.HELD_OUT, BECAUSE, NOON);

    private OfferCases() {}

    public static Stream<CommandCase> all() {
        var propose = new ProposeOffer(ID, OFFER, CAMPAIGN, KIND, null, null, LIMITS, BECAUSE, NOON);
        var withhold = new WithholdOffer(ID, OFFER, CAMPAIGN, KIND, WithheldReason.HELD_OUT, BECAUSE, NOON);
        return Stream.of(
                        CommandCase.of(Customer.class, propose, REGISTERED, CONSENTED)
                                .exempts("offerId", "the offer begins with it")
                                .exempts("campaignId", "OfferProcess withholds what no campaign carries")
                                .exempts("alternative", "an offer that there is not does not stand in the way"),
                        planned(CommandCase.of(
                                Customer.class, new ClearOffer(ID, OFFER, LIMITS, NOON), REGISTERED, PLANNED)),
                        planned(CommandCase.of(
                                Customer.class, new PostponeOffer(ID, OFFER, LIMITS, NIGHT), REGISTERED, PLANNED)),
                        planned(CommandCase.of(
                                Customer.class, new MakeOffer(ID, OFFER, NOON), REGISTERED, PLANNED, CLEARED)),
                        CommandCase.of(Customer.class, withhold, REGISTERED, PLANNED)
                                .refuses("offerId", WRONG_STATE, "offer-made", world -> world.happened(MADE))
                                .refuses("campaignId", FOREIGN, "offer-exists", new CampaignId("autumn")))
                .map(CommandCase::isRepeatedByEveryRepeatTest);
    }

    private static CommandCase planned(CommandCase offer) {
        return offer.refuses("offerId", NOTHING, "offer-unknown", GHOST)
                .refuses("offerId", WRONG_STATE, "offer-withheld", world -> world.happened(WITHHELD));
    }
}
