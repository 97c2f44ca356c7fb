package io.sagadesk.command.cases;

import static io.sagadesk.command.cases.CommandCase.Trouble.WRONG_STATE;

import io.sagadesk.api.Command;
import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CampaignCommand.EndCampaign;
import io.sagadesk.api.campaign.CampaignCommand.HoldOutCustomer;
import io.sagadesk.api.campaign.CampaignCommand.IssueCoupon;
import io.sagadesk.api.campaign.CampaignCommand.LaunchCampaign;
import io.sagadesk.api.campaign.CampaignCommand.PauseCampaign;
import io.sagadesk.api.campaign.CampaignCommand.ResumeCampaign;
import io.sagadesk.api.campaign.CampaignCommand.TreatCustomer;
import io.sagadesk.api.campaign.CampaignEvent.CampaignLaunched;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import io.sagadesk.command.campaign.Campaign;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** The commands to a campaign. */
public final class CampaignCases {

    private static final CampaignId ID = new CampaignId("spring");
    private static final CustomerId ANNA = new CustomerId("c-1");
    private static final CustomerId HELD_OUT = new CustomerId("c-17");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant END = NOON.plusSeconds(3600);
    private static final Money TEN = Money.of("10.00", "EUR");
    private static final Decision BECAUSE = new Decision("post-chat", 1, Map.of());
    private static final CampaignLaunched LAUNCHED =
            new CampaignLaunched(ID, "Spring", CampaignKind.APOLOGY, TEN, 2, 10, END, NOON);

    private CampaignCases() {}

    public static Stream<CommandCase> all() {
        var launch = new LaunchCampaign(ID, "Spring", CampaignKind.APOLOGY, TEN, 2, 10, END, NOON);
        return Stream.of(
                        CommandCase.of(Campaign.class, launch),
                        launched(new PauseCampaign(ID, NOON)),
                        launched(new ResumeCampaign(ID, NOON)),
                        launched(new EndCampaign(ID, NOON)),
                        launched(new IssueCoupon(ID, new CouponId("k-1"), ANNA, TEN, END, BECAUSE, NOON))
                                .exempts("couponId", "the coupon begins with it")
                                .refuses("customerId", WRONG_STATE, "customer-held-out", HELD_OUT),
                        launched(new TreatCustomer(ID, new OfferId("f-1"), ANNA, BECAUSE, NOON))
                                .exempts("offerId", "the offer is the customer's; OfferProcess treats what it cleared")
                                .refuses("customerId", WRONG_STATE, "customer-held-out", HELD_OUT),
                        launched(new HoldOutCustomer(ID, HELD_OUT, BECAUSE, NOON))
                                .refuses("customerId", WRONG_STATE, "customer-not-held-out", ANNA))
                .map(CommandCase::isRepeatedByEveryRepeatTest);
    }

    private static CommandCase launched(Command command) {
        return CommandCase.of(Campaign.class, command, LAUNCHED);
    }
}
