package io.sagadesk.server.http.campaign;

import io.sagadesk.api.Length;
import io.sagadesk.api.Money;
import io.sagadesk.api.Refused;
import io.sagadesk.api.campaign.CouponCommand.RedeemCoupon;
import io.sagadesk.api.campaign.CouponState;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.server.http.command.CommandArguments;
import io.sagadesk.server.http.command.CommandEnvelopes;
import io.sagadesk.server.http.command.CommandReader;
import io.sagadesk.server.http.command.CommandSender;
import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.log.CouponLookup;
import io.sagadesk.server.log.CouponLookup.Coupon;
import io.sagadesk.server.log.index.CouponIndex;
import io.sagadesk.store.coupon.CouponCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Checks and redeems coupons by the code that a customer enters in a shop's checkout. The code is in the request body,
 * never in the URL, because URLs are logged.
 */
@RestController
@RequestMapping("/v1/coupons")
class CouponCodeResource {

    private final CouponIndex index;
    private final CouponLookup coupons;
    private final CommandArguments arguments;
    private final CommandReader reader;
    private final CommandEnvelopes envelopes;
    private final CommandSender sender;
    private final Clock clock;

    CouponCodeResource(
            CouponIndex index,
            CouponLookup coupons,
            CommandArguments arguments,
            CommandReader reader,
            CommandEnvelopes envelopes,
            CommandSender sender,
            Clock clock) {
        this.index = index;
        this.coupons = coupons;
        this.arguments = arguments;
        this.reader = reader;
        this.envelopes = envelopes;
        this.sender = sender;
        this.clock = clock;
    }

    /** Asks whether a customer could redeem a code. */
    record CheckRequest(String code, CustomerId customerId) {

        @Override
        public String toString() {
            return "CheckRequest[…]"; // may end in a log line
        }
    }

    /** Asks to redeem a code for an order. */
    record RedemptionRequest(@Length(max = 200) String code, CustomerId customerId, OrderId orderId) {

        @Override
        public String toString() {
            return "RedemptionRequest[…]";
        }
    }

    /** A coupon that can be redeemed. */
    record Redeemable(CouponId couponId, CampaignId campaignId, Money worth, Instant expiresAt) {}

    /** A coupon that is redeemed. */
    record Redeemed(CouponId couponId, CampaignId campaignId, Money worth, OrderId orderId, Instant redeemedAt) {}

    /** Refuses every code that a redemption would refuse, with the same problem. */
    @PostMapping("/checks")
    Redeemable check(HttpServletRequest request) throws IOException {
        var check = reader.message(CheckRequest.class, arguments.body(request));
        var coupon = find(couponOf(check.code()));
        var issued = coupon.issued();
        var state = coupon.stateAt(clock.instant());
        if (state == CouponState.REVOKED) throw new Refused("coupon-revoked", "This coupon was revoked");
        if (state == CouponState.REDEEMED) throw new Refused("coupon-spent", "This coupon was redeemed before");
        if (!issued.customerId().equals(check.customerId())) {
            throw new Refused("wrong-customer", "This coupon was issued to another customer");
        }
        if (state == CouponState.EXPIRED) throw new Refused("coupon-expired", "This coupon has expired");
        return new Redeemable(issued.couponId(), issued.campaignId(), issued.worth(), issued.expiresAt());
    }

    @PostMapping("/redemptions")
    ResponseEntity<Redeemed> redeem(HttpServletRequest request) throws IOException {
        var redemption = reader.message(RedemptionRequest.class, arguments.body(request));
        var couponId = couponOf(redemption.code());
        var redeem = new RedeemCoupon(couponId, redemption.customerId(), redemption.orderId(), clock.instant());
        var receipt = sender.dispatch(envelopes.of(request).wrap(redeem));
        return ResponseEntity.ok()
                .header(CommandSender.POSITION, Long.toString(receipt.position()))
                .body(redeemed(find(couponId)));
    }

    private static Redeemed redeemed(Coupon coupon) {
        var issued = coupon.issued();
        var redeemed = Objects.requireNonNull(coupon.redeemed());
        return new Redeemed(issued.couponId(), issued.campaignId(), issued.worth(), redeemed.orderId(), redeemed.at());
    }

    private CouponId couponOf(String typed) {
        var code = CouponCode.read(typed)
                .orElseThrow(
                        () -> HttpProblem.exception(422, "mistyped-code", "This is no code: a character is wrong"));
        return index.find(code).orElseThrow(CouponCodeResource::unknown);
    }

    private Coupon find(CouponId couponId) {
        return coupons.find(couponId).orElseThrow(CouponCodeResource::unknown);
    }

    private static ErrorResponseException unknown() {
        return HttpProblem.exception(404, "unknown-code", "There is no coupon with this code");
    }
}
