package io.sagadesk.server.delivery.message;

import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CouponState;
import io.sagadesk.api.customer.ConsentPurpose;
import io.sagadesk.api.delivery.GivenUpReason;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.rules.offer.QuietHours;
import io.sagadesk.rules.time.TimeZones;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.server.delivery.outbox.OutboxEntry;
import io.sagadesk.server.log.CouponLookup;
import io.sagadesk.store.coupon.CouponCodes;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the recipient of an outbox entry and composes its message. It does so just before the message is sent, so
 * that the text is not stored.
 */
public final class MessageComposer {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    private final RecipientLookup recipients;
    private final CouponLookup coupons;
    private final CouponCodes codes;
    private final MessageTexts texts;
    private final PolicyLookup policies;
    private final Clock clock;

    public MessageComposer(
            RecipientLookup recipients,
            CouponLookup coupons,
            CouponCodes codes,
            MessageTexts texts,
            PolicyLookup policies,
            Clock clock) {
        this.recipients = recipients;
        this.coupons = coupons;
        this.codes = codes;
        this.texts = texts;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * Composes the message of an entry.
     *
     * @param seen the position that the read models must have reached
     * @throws UndeliverableException if the message must not be sent, or the customer cannot be reached
     * @throws QuietHoursException if marketing is not allowed at this time of the customer's day
     * @throws org.axonframework.queryhandling.QueryExecutionException if the read models are behind
     */
    public OutgoingMessage write(OutboxEntry entry, long seen) throws UndeliverableException, QuietHoursException {
        var order = entry.order();
        var recipient = recipients.find(order, seen);
        if (order.template().purpose() == ConsentPurpose.MARKETING) requireNoQuietHours(recipient.zone());
        var values = new HashMap<String, String>();
        values.put("greeting", recipient.name() == null ? "Hello," : "Hello " + recipient.name() + ",");
        if (order.couponId() != null) putCoupon(values, order.couponId(), recipient.zone());
        var template = texts.of(order.template(), values);
        return new OutgoingMessage(
                entry,
                recipient.channel(),
                recipient.mail(),
                recipient.openChat(),
                template.subject(),
                template.text(),
                clock.instant());
    }

    private void requireNoQuietHours(@Nullable ZoneId zone) throws QuietHoursException {
        var now = clock.instant();
        var end = QuietHours.of(policies.postChat(now).offers(), zone).firstAfter(now);
        if (end.isAfter(now)) throw new QuietHoursException(end);
    }

    private void putCoupon(Map<String, String> values, CouponId couponId, @Nullable ZoneId own)
            throws UndeliverableException {
        var zone = own == null ? TimeZones.UTC : own;
        var coupon = coupons.find(couponId)
                .filter(known -> known.stateAt(clock.instant()) == CouponState.OPEN)
                .orElseThrow(() -> new UndeliverableException(GivenUpReason.COUPON_OVER));
        values.put("code", codes.of(couponId).text());
        values.put("worth", text(coupon.issued().worth()));
        values.put("until", TIME.format(coupon.issued().expiresAt().atZone(zone)) + " (" + zone + ")");
    }

    private static String text(Money money) {
        return money.amount().toPlainString() + " " + money.currency();
    }
}
