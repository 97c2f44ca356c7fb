package io.sagadesk.server.http.campaign;

import io.sagadesk.api.campaign.CouponCommand.ExpireCoupon;
import io.sagadesk.api.campaign.CouponCommand.RedeemCoupon;
import io.sagadesk.api.campaign.CouponCommand.RevokeCoupon;
import io.sagadesk.server.http.command.CommandAnswer;
import io.sagadesk.server.http.command.CommandSender;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands of coupons: redeem, expire, revoke. */
@RestController
@RequestMapping("/v1/coupons/{couponId}")
class CouponResource {

    private final CommandSender sender;

    CouponResource(CommandSender sender) {
        this.sender = sender;
    }

    @PostMapping("/redemption")
    ResponseEntity<CommandAnswer> redeemCoupon(CommandMessage<RedeemCoupon> command) {
        return sender.send(command);
    }

    @PostMapping("/expiry")
    ResponseEntity<CommandAnswer> expireCoupon(CommandMessage<ExpireCoupon> command) {
        return sender.send(command);
    }

    @PostMapping("/revocation")
    ResponseEntity<CommandAnswer> revokeCoupon(CommandMessage<RevokeCoupon> command) {
        return sender.send(command);
    }
}
