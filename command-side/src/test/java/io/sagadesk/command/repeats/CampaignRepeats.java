package io.sagadesk.command.repeats;

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
import io.sagadesk.api.campaign.CampaignEvent.CampaignPaused;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.campaign.CouponCommand.ExpireCoupon;
import io.sagadesk.api.campaign.CouponCommand.RedeemCoupon;
import io.sagadesk.api.campaign.CouponCommand.RevokeCoupon;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.command.campaign.Campaign;
import io.sagadesk.command.campaign.Coupon;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** Repeats of the commands to campaigns and coupons. */
public final class CampaignRepeats {

    private static final CampaignId ID = new CampaignId("spring");
    private static final CouponId COUPON = new CouponId("k-1");
    private static final CustomerId ANNA = new CustomerId("c-1");
    private static final CustomerId HELD_OUT = new CustomerId("c-17");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant END = NOON.plusSeconds(3600);
    private static final Instant EXPIRY = END.plusSeconds(3600);
    private static final Money TEN = Money.of("10.00", "EUR");
    private static final Decision BECAUSE = new Decision("post-chat", 1, Map.of("stars", "1"));
    private static final CampaignLaunched LAUNCHED =
            new CampaignLaunched(ID, "Spring", CampaignKind.APOLOGY, Money.of("90", "EUR"), 2, 10, END, NOON);

    private CampaignRepeats() {}

    public static Stream<RepeatCase> all() {
        var launch = new LaunchCampaign(ID, "Spring", CampaignKind.APOLOGY, TEN, 2, 10, END, NOON);
        return Stream.of(
                RepeatCase.withId(Campaign.class, launch),
                campaign(new PauseCampaign(ID, NOON)),
                campaign(new ResumeCampaign(ID, NOON)).after(LAUNCHED, new CampaignPaused(ID, NOON)),
                campaign(new EndCampaign(ID, NOON)),
                campaign(new IssueCoupon(ID, COUPON, ANNA, TEN, EXPIRY, BECAUSE, NOON), "couponId"),
                campaign(new TreatCustomer(ID, new OfferId("f-1"), ANNA, BECAUSE, NOON), "offerId"),
                campaign(new HoldOutCustomer(ID, HELD_OUT, BECAUSE, NOON), "customerId"),
                coupon(new RedeemCoupon(COUPON, ANNA, new OrderId("o-1"), NOON)),
                coupon(new ExpireCoupon(COUPON, EXPIRY)),
                coupon(new RevokeCoupon(COUPON, "a mistake", NOON)));
    }

    private static RepeatCase campaign(Command command, String... id) {
        return RepeatCase.withId(Campaign.class, command, id).after(LAUNCHED);
    }

    private static RepeatCase coupon(Command command) {
        return RepeatCase.withId(Coupon.class, command)
                .after(new CouponIssued(COUPON, ID, ANNA, TEN, EXPIRY, BECAUSE, NOON));
    }
}
