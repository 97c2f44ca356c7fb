package io.sagadesk.projections.customer;

import static io.sagadesk.projections.customer.CustomerProjection.CUSTOMERS;
import static io.sagadesk.projections.customer.CustomerProjection.PROJECTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Event;
import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CampaignEvent.CustomerHeldOut;
import io.sagadesk.api.campaign.CouponEvent.CouponExpired;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.campaign.CouponEvent.CouponRedeemed;
import io.sagadesk.api.campaign.CouponEvent.CouponRevoked;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.customer.ConsentPurpose;
import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.customer.CustomerEvent.ConsentGiven;
import io.sagadesk.api.customer.CustomerEvent.ConsentWithdrawn;
import io.sagadesk.api.customer.CustomerEvent.ContactDetailsChanged;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.customer.CustomerEvent.IdentityLinked;
import io.sagadesk.api.customer.CustomerEvent.IdentityUnlinked;
import io.sagadesk.api.customer.CustomerEvent.IdentityVerified;
import io.sagadesk.api.customer.CustomerEvent.LegalHoldLifted;
import io.sagadesk.api.customer.CustomerEvent.LegalHoldPlaced;
import io.sagadesk.api.customer.CustomerEvent.SegmentChanged;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.customer.VerificationMethod;
import io.sagadesk.api.desk.DeskEvent.AssignmentAccepted;
import io.sagadesk.api.desk.DeskEvent.ConversationTransferred;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.id.HoldId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.ReturnId;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.order.OrderEvent.ReturnRecorded;
import io.sagadesk.projections.InMemoryProjection;
import io.sagadesk.projections.customer.CustomerProfile.Consent;
import io.sagadesk.projections.customer.OffersReceived.Fate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CustomerProjectionTest {

    private static final CustomerId ANNA = new CustomerId("anna");
    private static final CampaignId SPRING = new CampaignId("spring");
    private static final Decision BECAUSE = new Decision("rfm", 3, Map.of());
    private static final ContactDetails SEALED = new ContactDetails("pd1.sealed-contact", null, null, null);

    private static Instant at(int minute) {
        return Instant.parse("2026-03-01T12:00:00Z").plusSeconds(60L * minute);
    }

    private static CustomerProfile anna(Event... events) {
        return InMemoryProjection.of(PROJECTION).batch(events).get(CUSTOMERS, "anna");
    }

    private static IdentityLinked linked(IdentityKind kind, int number) {
        return new IdentityLinked(ANNA, kind, "pd1.sealed-" + number, at(number));
    }

    @Test
    void who_they_are_is_copied_as_it_is_sealed() {
        var person = anna(
                        new CustomerRegistered(ANNA, null, "Europe/Berlin", at(1)),
                        new ContactDetailsChanged(ANNA, SEALED, "Asia/Shanghai", at(2)),
                        linked(IdentityKind.WECHAT, 3),
                        new IdentityVerified(ANNA, VerificationMethod.SMS_CODE, at(4)))
                .person();

        assertThat(person.registeredAt()).isEqualTo(at(1));
        assertThat(person.contact()).isEqualTo(SEALED);
        assertThat(person.timeZone()).isEqualTo("Asia/Shanghai");
        assertThat(person.identities())
                .containsExactly(new CustomerIdentity.Identity(IdentityKind.WECHAT, "pd1.sealed-3", 1, at(3)));
        assertThat(person.verified()).isEqualTo(new CustomerIdentity.Verification(VerificationMethod.SMS_CODE, at(4)));
        assertThat(person.isMember()).isFalse();
    }

    @Test
    void a_membership_is_never_crowded_out_by_other_identities() {
        var events = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> linked(i == 1 ? IdentityKind.MEMBERSHIP : IdentityKind.EMAIL, i))
                .toArray(Event[]::new);

        var person = anna(events).person();

        assertThat(person.isMember()).isTrue();
        assertThat(person.identities())
                .hasSize(6)
                .extracting(CustomerIdentity.Identity::at)
                .contains(at(1), at(26), at(30));
    }

    @Test
    void an_unlinked_identity_is_found_by_the_number_of_its_link() {
        var person = anna(
                        linked(IdentityKind.MEMBERSHIP, 1),
                        linked(IdentityKind.EMAIL, 2),
                        linked(IdentityKind.EMAIL, 2),
                        new IdentityUnlinked(ANNA, IdentityKind.EMAIL, "pd1.another-ciphertext", 2, at(3)),
                        new IdentityUnlinked(ANNA, IdentityKind.MEMBERSHIP, "pd1.another-ciphertext", 1, at(4)),
                        linked(IdentityKind.WECHAT, 5))
                .person();

        assertThat(person.isMember()).isFalse();
        assertThat(person.identities())
                .extracting(CustomerIdentity.Identity::link)
                .containsExactly(3, 4);
    }

    @Test
    void of_who_is_forgotten_facts_stay_and_sealed_texts_go() {
        var folding = InMemoryProjection.of(PROJECTION)
                .after(
                        new CustomerRegistered(ANNA, SEALED, "Europe/Berlin", at(1)),
                        linked(IdentityKind.MEMBERSHIP, 2),
                        purchase("o-1", "10", 3),
                        new CustomerForgotten(ANNA, "asked", at(4)));
        var anna = folding.get(CUSTOMERS, "anna");

        assertThat(anna.person().forgottenAt()).isEqualTo(at(4));
        assertThat(anna.person().isMember()).isTrue();
        assertThat(anna.orders().count()).isEqualTo(1);
        assertThat(folding.everything().toString()).contains("2026").doesNotContain("pd1.");
    }

    @Test
    void consents_keep_their_wording_and_both_times() {
        var given = new ConsentGiven(ANNA, ConsentPurpose.MARKETING, "form-3", at(1));
        var withdrawn = new ConsentWithdrawn(ANNA, ConsentPurpose.MARKETING, at(2));

        assertThat(anna(given).consentsTo(ConsentPurpose.MARKETING)).isTrue();
        assertThat(anna(given).consentsTo(ConsentPurpose.SURVEYS)).isFalse();
        assertThat(anna(given, withdrawn).consentsTo(ConsentPurpose.MARKETING)).isFalse();
        assertThat(anna(given, withdrawn).consents())
                .isEqualTo(Map.of("MARKETING", new Consent("form-3", at(1), at(2))));
        var again = new ConsentGiven(ANNA, ConsentPurpose.MARKETING, "form-4", at(3));
        assertThat(anna(given, withdrawn, again).consents())
                .isEqualTo(Map.of("MARKETING", new Consent("form-4", at(3), null)));
    }

    @Test
    void the_segment_names_the_rule_that_decided_it() {
        var standing = anna(
                        new SegmentChanged(ANNA, null, Segment.NEW, BECAUSE, at(1)),
                        new SegmentChanged(ANNA, Segment.NEW, Segment.AT_RISK, BECAUSE, at(2)))
                .standing();

        assertThat(standing).isEqualTo(new CustomerProfile.Standing(Segment.AT_RISK, at(2), "rfm", 3));
    }

    @Test
    void who_served_them_last_accepted_took_over_or_closed_last() {
        var desk = new DeskId("support");
        var talk = new ConversationId("v-1");
        var ada = new AgentId("ada");
        var ben = new AgentId("ben");
        var accepted = new AssignmentAccepted(desk, talk, ANNA, ada, at(1));
        var moved = new ConversationTransferred(desk, talk, ANNA, ada, ben, null, false, "knows it", at(2));
        var gone = new ConversationTransferred(desk, talk, ANNA, ben, null, new DeskId("sales"), false, "-", at(3));
        var byBot = new ConversationClosed(talk, ANNA, Author.bot("b-1"), ConversationOutcome.RESOLVED, at(4));
        var byAda = new ConversationClosed(talk, ANNA, Author.agent("ada"), ConversationOutcome.RESOLVED, at(5));

        assertThat(anna(accepted).served()).isEqualTo(new CustomerProfile.Served(ada, at(1)));
        assertThat(anna(accepted, moved, gone, byBot).served()).isEqualTo(new CustomerProfile.Served(ben, at(2)));
        assertThat(anna(accepted, moved, byAda).served()).isEqualTo(new CustomerProfile.Served(ada, at(5)));
        assertThat(anna(byAda, moved).served()).as("recorded late").isEqualTo(new CustomerProfile.Served(ada, at(5)));
    }

    @Test
    void legal_holds_stand_until_they_are_lifted() {
        var one = new LegalHoldPlaced(ANNA, new HoldId("case-1"), "claim", at(1));
        var other = new LegalHoldPlaced(ANNA, new HoldId("case-2"), "audit", at(2));
        var lifted = new LegalHoldLifted(ANNA, new HoldId("case-1"), at(3));

        assertThat(anna(one, other).legalHolds()).containsOnlyKeys("case-1", "case-2");
        assertThat(anna(one, other, lifted).legalHolds())
                .isEqualTo(Map.of("case-2", new CustomerProfile.LegalHold("audit", at(2))));
    }

    private static PurchaseRecorded purchase(String order, String amount, int minute) {
        return purchase(order, Money.of(amount, "EUR"), minute);
    }

    private static PurchaseRecorded purchase(String order, Money total, int minute) {
        return new PurchaseRecorded(new OrderId(order), ANNA, total, 2, at(minute));
    }

    @Test
    void orders_add_up_by_currency_and_the_last_of_them_are_listed() {
        var returned = new ReturnRecorded(new OrderId("o-2"), ANNA, new ReturnId("r-1"), Money.of("4", "EUR"), at(9));
        var orders = anna(
                        purchase("o-2", "10", 5),
                        purchase("o-1", "20", 1),
                        purchase("o-3", Money.of("900", "JPY"), 7),
                        returned)
                .orders();

        assertThat(orders.count()).isEqualTo(3);
        assertThat(orders.returns()).isEqualTo(1);
        assertThat(orders.totals())
                .isEqualTo(Map.of(
                        "EUR",
                        new OrderTotals.Total(new BigDecimal("30.00"), new BigDecimal("4.00"), 4),
                        "JPY",
                        new OrderTotals.Total(new BigDecimal("900"), BigDecimal.ZERO, 2)));
        assertThat(orders.last()).extracting(order -> order.orderId().value()).containsExactly("o-1", "o-2", "o-3");
        assertThat(orders.last().get(1).returned()).isEqualTo(Money.of("4", "EUR"));
    }

    @Test
    void the_document_stays_small_whatever_the_customer_does() {
        var purchases = IntStream.range(0, 500)
                .mapToObj(i -> purchase("o-" + i, "1", 500 - i))
                .toArray(Event[]::new);
        var orders = anna(purchases).orders();

        assertThat(orders.count()).isEqualTo(500);
        assertThat(orders.last()).hasSize(20);
        assertThat(orders.last().get(19).orderId()).isEqualTo(new OrderId("o-0"));
    }

    private static CouponIssued issued(String coupon, int minute) {
        return new CouponIssued(
                new CouponId(coupon), SPRING, ANNA, Money.of("5", "EUR"), at(1_000), BECAUSE, at(minute));
    }

    @Test
    void each_offer_says_what_became_of_it() {
        var offers = anna(
                        issued("k-1", 1),
                        issued("k-2", 2),
                        issued("k-3", 3),
                        issued("k-4", 4),
                        new CouponRedeemed(new CouponId("k-1"), SPRING, ANNA, new OrderId("o-1"), at(5)),
                        new CouponExpired(new CouponId("k-2"), SPRING, ANNA, at(6)),
                        new CouponRevoked(new CouponId("k-3"), SPRING, ANNA, "mistake", at(7)),
                        new CustomerHeldOut(new CampaignId("autumn"), ANNA, BECAUSE, at(8)))
                .offers();

        assertThat(offers.issued()).isEqualTo(4);
        assertThat(offers.redeemed()).isEqualTo(1);
        assertThat(offers.last())
                .extracting(OffersReceived.Offer::fate)
                .containsExactly(Fate.REDEEMED, Fate.EXPIRED, Fate.REVOKED, Fate.OPEN);
        assertThat(offers.last().get(0).endedAt()).isEqualTo(at(5));
        assertThat(offers.last().get(3).endedAt()).isNull();
        assertThat(offers.heldOut()).containsExactly(new OffersReceived.HeldOut(new CampaignId("autumn"), at(8)));
    }
}
