package io.sagadesk.command.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.SubjectId;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.customer.ConsentPurpose;
import io.sagadesk.api.customer.CustomerCommand.ForgetCustomer;
import io.sagadesk.api.customer.CustomerCommand.LinkIdentity;
import io.sagadesk.api.customer.CustomerCommand.WithdrawConsent;
import io.sagadesk.api.customer.CustomerEvent.ConsentGiven;
import io.sagadesk.api.customer.CustomerEvent.ConsentWithdrawn;
import io.sagadesk.api.customer.CustomerEvent.ContactDetailsChanged;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.customer.CustomerEvent.IdentityLinked;
import io.sagadesk.api.customer.CustomerEvent.IdentityUnlinked;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import io.sagadesk.api.offer.CouponTerms;
import io.sagadesk.api.offer.OfferCommand.ClearOffer;
import io.sagadesk.api.offer.OfferCommand.MakeOffer;
import io.sagadesk.api.offer.OfferCommand.PostponeOffer;
import io.sagadesk.api.offer.OfferCommand.ProposeOffer;
import io.sagadesk.api.offer.OfferCommand.WithholdOffer;
import io.sagadesk.api.offer.OfferEvent.OfferCleared;
import io.sagadesk.api.offer.OfferEvent.OfferMade;
import io.sagadesk.api.offer.OfferEvent.OfferPlanned;
import io.sagadesk.api.offer.OfferEvent.OfferPostponed;
import io.sagadesk.api.offer.OfferEvent.OfferWithheld;
import io.sagadesk.api.offer.OfferLimits;
import io.sagadesk.api.offer.WithheldReason;
import io.sagadesk.command.Refusals;
import io.sagadesk.command.Snapshots;
import io.sagadesk.rules.policy.PostChatRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class OfferTest {

    private static final CustomerId ID = new CustomerId("c-1");
    private static final OfferId FIRST = new OfferId("f-1");
    private static final OfferId SECOND = new OfferId("f-2");
    private static final OfferId THIRD = new OfferId("f-3");
    private static final CampaignId CAMPAIGN = new CampaignId("k-1");
    private static final CampaignKind APOLOGY = CampaignKind.APOLOGY;
    private static final CampaignKind MEMBERSHIP = CampaignKind.MEMBERSHIP;
    private static final Money TEN = Money.of("10", "EUR");
    private static final CouponTerms COUPON = new CouponTerms(TEN, Duration.ofDays(14));
    private static final OfferLimits LIMITS = PostChatRules.BUILT_IN.offers();
    private static final Decision BECAUSE = new Decision("post-chat", 0, Map.of("stars", "1"));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-03-01T20:00:00Z"); // 21:00 in Berlin
    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private static final CustomerRegistered REGISTERED = new CustomerRegistered(ID, null, "Europe/Berlin", NOON);
    private static final ConsentGiven CONSENTED = new ConsentGiven(ID, ConsentPurpose.MARKETING, "form-3", NOON);

    private final AggregateTestFixture<Customer> customer = CustomerFixture.create();

    @Test
    void who_consents_is_to_get_an_offer() {
        given().when(propose(FIRST, NOON)).expectEvents(planned(FIRST, NOON, NOON, recent(0)));
    }

    @Test
    void an_offer_without_a_coupon_has_none() {
        given().when(invite(FIRST)).expectEvents(invitation(FIRST, NOON, recent(0)));
    }

    @Test
    void of_two_offers_for_one_reason_the_customer_gets_one() {
        var either = proposeUnless(FIRST, SECOND);
        given().when(either).expectEvents(planned(SECOND, NOON, NOON, recent(0)));
        given(withheld(FIRST, WithheldReason.HELD_OUT, NOON))
                .when(either)
                .expectEvents(planned(SECOND, NOON, NOON, recent(0)));
        var not = withheld(SECOND, WithheldReason.ALREADY_OFFERED, recent(1));
        given(planned(FIRST, NOON)).when(either).expectEvents(not);
        given(planned(FIRST, NOON), cleared(FIRST), made(FIRST, NOON))
                .when(either)
                .expectEvents(not);
    }

    @Test
    void the_same_offer_is_decided_on_once() {
        unchanged(propose(FIRST, NOON.plus(DAY)), planned(FIRST, NOON));
        unchanged(propose(FIRST, NOON.plus(DAY)), planned(FIRST, NOON), cleared(FIRST), made(FIRST, NOON));
        unchanged(propose(FIRST, NOON.plus(DAY)), withheld(FIRST, WithheldReason.HELD_OUT, NOON));
        given(planned(FIRST, NOON)).when(invite(FIRST)).expectException(Refusals.with("offer-exists"));
    }

    /** Events of earlier versions have nanoseconds, and a timer that is due at such a time sends a command of that millisecond. */
    @Test
    void the_time_of_an_old_offer_is_compared_by_milliseconds() {
        given(planned(FIRST, NOON.plusNanos(456_789)))
                .when(new ClearOffer(ID, FIRST, LIMITS, NOON))
                .expectEvents(cleared(FIRST));
    }

    @Test
    void who_allows_no_marketing_gets_no_offer() {
        customer.given(REGISTERED)
                .when(propose(FIRST, NOON))
                .expectEvents(withheld(FIRST, WithheldReason.NO_CONSENT, recent(0)));
        given(new ConsentWithdrawn(ID, ConsentPurpose.MARKETING, NOON))
                .when(propose(FIRST, NOON))
                .expectEvents(withheld(FIRST, WithheldReason.NO_CONSENT, recent(0)));
    }

    @Test
    void consent_to_surveys_neither_allows_nor_forbids_an_offer() {
        customer.given(REGISTERED, new ConsentGiven(ID, ConsentPurpose.SURVEYS, "form-3", NOON))
                .when(propose(FIRST, NOON))
                .expectEvents(withheld(FIRST, WithheldReason.NO_CONSENT, recent(0)));
        given(new ConsentWithdrawn(ID, ConsentPurpose.SURVEYS, NOON))
                .when(propose(FIRST, NOON))
                .expectEvents(planned(FIRST, NOON, NOON, recent(0)));
    }

    @Test
    void who_was_never_registered_gets_no_offer() {
        customer.givenNoPriorActivity()
                .when(propose(FIRST, NOON))
                .expectEvents(withheld(FIRST, WithheldReason.NO_CONSENT, recent(0)));
    }

    @Test
    void who_was_forgotten_gets_no_offer() {
        given(new CustomerForgotten(ID, "asked", NOON))
                .when(propose(FIRST, NOON))
                .expectEvents(withheld(FIRST, WithheldReason.FORGOTTEN, recent(0)));
    }

    @Test
    void two_offers_are_the_most_within_thirty_days_whichever_flows_they_come_from() {
        var soon = NOON.plus(DAY.multipliedBy(29));
        given(planned(FIRST, NOON), planned(SECOND, NOON.plus(DAY)), cleared(SECOND), made(SECOND, NOON.plus(DAY)))
                .when(propose(THIRD, soon))
                .expectEvents(withheld(THIRD, WithheldReason.FREQUENCY_CAP, recent(2), soon));
    }

    @Test
    void after_thirty_days_an_offer_counts_no_longer() {
        var month = NOON.plus(DAY.multipliedBy(30)); // summer time by then, but still noon
        given(made(FIRST, NOON), made(SECOND, NOON.plus(DAY)))
                .when(propose(THIRD, month))
                .expectEvents(planned(THIRD, month, month, recent(1)));
    }

    @Test
    void an_offer_that_was_withheld_frees_its_place() {
        given(planned(FIRST, NOON), planned(SECOND, NOON), withheld(SECOND, WithheldReason.HELD_OUT, NOON))
                .when(propose(THIRD, NOON))
                .expectEvents(planned(THIRD, NOON, NOON, recent(1)));
    }

    @Test
    void an_offer_waits_until_the_quiet_hours_of_the_customer_are_over() {
        var evening = Instant.parse("2026-03-28T20:30:00Z"); // 21:30 in Berlin; summer time begins at two
        var morning = Instant.parse("2026-03-29T07:00:00Z");
        given().when(propose(FIRST, evening))
                .expectEvents(planned(
                        FIRST, evening, morning, recent(0).with("quietHours", "21:00 to 09:00 in Europe/Berlin")));
    }

    @Test
    void an_offer_waits_until_the_quiet_hours_of_the_rules_are_over_where_the_time_zone_is_not_known() {
        var evening = Instant.parse("2026-03-28T21:30:00Z");
        var morning = Instant.parse("2026-03-29T09:00:00Z");
        given(new ContactDetailsChanged(ID, null, null, NOON))
                .when(propose(FIRST, evening))
                .expectEvents(planned(FIRST, evening, morning, recent(0).with("quietHours", "21:00 to 09:00 in UTC")));
    }

    @Test
    void a_member_is_not_invited_to_become_one() {
        given(new IdentityLinked(ID, IdentityKind.MEMBERSHIP, "m-7", NOON))
                .when(invite(FIRST))
                .expectEvents(notInvited(FIRST, recent(0)));
    }

    @Test
    void who_becomes_a_member_meanwhile_is_not_invited_to_become_one() {
        given(invitation(FIRST, NOON.plus(DAY), BECAUSE), planned(SECOND, NOON))
                .when(new LinkIdentity(ID, IdentityKind.MEMBERSHIP, "m-7", NOON))
                .expectEvents(new IdentityLinked(ID, IdentityKind.MEMBERSHIP, "m-7", NOON), notInvited(FIRST, BECAUSE));
    }

    @Test
    void consent_that_is_withdrawn_ends_what_was_planned() {
        given(planned(FIRST, NOON), planned(SECOND, NOON), cleared(SECOND), made(THIRD, NOON))
                .when(new WithdrawConsent(ID, ConsentPurpose.MARKETING, NOON))
                .expectEvents(
                        new ConsentWithdrawn(ID, ConsentPurpose.MARKETING, NOON),
                        withheld(FIRST, WithheldReason.NO_CONSENT, NOON),
                        withheld(SECOND, WithheldReason.NO_CONSENT, NOON));
        given(planned(FIRST, NOON))
                .when(new WithdrawConsent(ID, ConsentPurpose.SURVEYS, NOON))
                .expectEvents(new ConsentWithdrawn(ID, ConsentPurpose.SURVEYS, NOON));
    }

    @Test
    void who_is_forgotten_gets_nothing_that_was_planned() {
        given(planned(FIRST, NOON))
                .when(new ForgetCustomer(ID, "asked", NOON))
                .expectEvents(
                        withheld(FIRST, WithheldReason.FORGOTTEN, NOON), new CustomerForgotten(ID, "asked", NOON));
    }

    @Test
    void an_offer_is_cleared_when_its_time_has_come_and_then_made() {
        given(planned(FIRST, NOON))
                .when(new ClearOffer(ID, FIRST, LIMITS, NOON))
                .expectEvents(cleared(FIRST));
        given(planned(FIRST, NOON), cleared(FIRST))
                .when(new MakeOffer(ID, FIRST, NOON))
                .expectEvents(made(FIRST, NOON));
        unchanged(new ClearOffer(ID, FIRST, LIMITS, NOON), planned(FIRST, NOON), cleared(FIRST));
        unchanged(new ClearOffer(ID, FIRST, LIMITS, NOON), planned(FIRST, NOON), cleared(FIRST), made(FIRST, NOON));
        unchanged(new MakeOffer(ID, FIRST, NOON), planned(FIRST, NOON), cleared(FIRST), made(FIRST, NOON));
    }

    @Test
    void an_offer_of_earlier_versions_is_due_in_the_millisecond_of_its_time() {
        given(planned(FIRST, NOON.plusNanos(123_456_789)))
                .when(new ClearOffer(ID, FIRST, LIMITS, NOON.plusMillis(123)))
                .expectEvents(new OfferCleared(ID, FIRST, CAMPAIGN, NOON.plusMillis(123)));
    }

    @Test
    void an_unlinked_membership_makes_no_member() {
        var linked = new IdentityLinked(ID, IdentityKind.MEMBERSHIP, "m-7", NOON);
        var unlinked = new IdentityUnlinked(ID, IdentityKind.MEMBERSHIP, "m-7", 1, NOON);
        given(linked, unlinked).when(invite(FIRST)).expectEvents(invitation(FIRST, NOON, recent(0)));
        given(linked, new IdentityLinked(ID, IdentityKind.MEMBERSHIP, "m-8", NOON), unlinked)
                .when(invite(FIRST))
                .expectEvents(notInvited(FIRST, recent(0)));
    }

    @Test
    void an_offer_is_neither_cleared_before_its_time_nor_made_before_it_is_cleared() {
        refused(new ClearOffer(ID, FIRST, LIMITS, NOON.minusMillis(1)), "offer-not-due", planned(FIRST, NOON));
        refused(new MakeOffer(ID, FIRST, NOON), "offer-not-cleared", planned(FIRST, NOON));
        refused(new ClearOffer(ID, FIRST, LIMITS, NOON), "offer-unknown");
        refused(new MakeOffer(ID, FIRST, NOON), "offer-unknown");
    }

    @Test
    void an_offer_whose_time_came_late_is_not_cleared_at_night_but_may_be_postponed() {
        refused(new ClearOffer(ID, FIRST, LIMITS, NIGHT), "quiet-hours", planned(FIRST, NOON));
        given(planned(FIRST, NOON))
                .when(new PostponeOffer(ID, FIRST, LIMITS, NIGHT))
                .expectEvents(postponed(FIRST, NOON));
    }

    @Test
    void what_was_postponed_is_cleared_at_its_new_time_and_made_with_its_new_expiry() {
        var history = new Object[] {planned(FIRST, NOON), postponed(FIRST, NOON)};
        refused(new ClearOffer(ID, FIRST, LIMITS, NIGHT), "offer-not-due", history);
        unchanged(new PostponeOffer(ID, FIRST, LIMITS, NIGHT), history);
        given(history)
                .when(new ClearOffer(ID, FIRST, LIMITS, MORNING))
                .expectEvents(new OfferCleared(ID, FIRST, CAMPAIGN, MORNING));
        given(planned(FIRST, NOON), postponed(FIRST, NOON), cleared(FIRST))
                .when(new MakeOffer(ID, FIRST, MORNING))
                .expectEvents(made(FIRST, MORNING));
    }

    @Test
    void by_day_no_offer_is_postponed() {
        refused(new PostponeOffer(ID, FIRST, LIMITS, NOON), "not-quiet", planned(FIRST, NOON));
    }

    @Test
    void an_offer_that_was_cleared_made_or_withheld_is_not_postponed() {
        var postpone = new PostponeOffer(ID, FIRST, LIMITS, NIGHT);
        unchanged(postpone, planned(FIRST, NOON), cleared(FIRST));
        unchanged(postpone, planned(FIRST, NOON), cleared(FIRST), made(FIRST, NOON));
        refused(postpone, "offer-withheld", withheld(FIRST, WithheldReason.HELD_OUT, NOON));
        refused(postpone, "offer-unknown");
    }

    @Test
    void an_offer_that_was_withheld_is_neither_cleared_nor_made() {
        var history =
                new Object[] {planned(FIRST, NOON), cleared(FIRST), withheld(FIRST, WithheldReason.HELD_OUT, NOON)};
        refused(new ClearOffer(ID, FIRST, LIMITS, NOON), "offer-withheld", history);
        refused(new MakeOffer(ID, FIRST, NOON), "offer-withheld", history);
    }

    @Test
    void what_the_campaign_refuses_is_withheld_once() {
        var withhold = withhold(WithheldReason.BUDGET_SPENT);
        given(planned(FIRST, NOON), cleared(FIRST))
                .when(withhold)
                .expectEvents(withheld(FIRST, WithheldReason.BUDGET_SPENT, NOON));
        unchanged(withhold, planned(FIRST, NOON), withheld(FIRST, WithheldReason.HELD_OUT, NOON));
        refused(withhold, "offer-made", planned(FIRST, NOON), cleared(FIRST), made(FIRST, NOON));
    }

    @Test
    void what_was_never_proposed_may_be_withheld() {
        customer.givenNoPriorActivity()
                .when(withhold(WithheldReason.ALREADY_CONVERTED))
                .expectEvents(withheld(FIRST, WithheldReason.ALREADY_CONVERTED, NOON));
    }

    @Test
    void of_what_is_settled_as_many_are_remembered_as_any_limit_may_allow() {
        var kept = CustomerOfferHistory.KEPT;
        var history = IntStream.rangeClosed(0, kept).mapToObj(number -> made(new OfferId("m-" + number), NOON));
        var withheld = IntStream.rangeClosed(0, kept)
                .mapToObj(number -> withheld(new OfferId("w-" + number), WithheldReason.HELD_OUT, NOON));
        var most = new OfferLimits(
                kept, LIMITS.within(), LIMITS.quietFrom(), LIMITS.quietUntil(), LIMITS.zone(), LIMITS.attribution());
        given(Stream.concat(history, withheld).toArray())
                .when(propose(FIRST, most))
                .expectEvents(withheld(
                        FIRST,
                        WithheldReason.FREQUENCY_CAP,
                        BECAUSE.with("recentOffers", kept + " of " + kept + " in PT720H")))
                .expectState(state -> assertThat(Snapshots.write(state))
                        .contains("\"m-1\"", "\"m-" + kept + "\"", "\"w-2\"", "\"f-1\"")
                        .doesNotContain("\"m-0\"", "\"w-0\""));
    }

    @Test
    void a_snapshot_of_a_customer_remembers_their_offers() {
        given(planned(FIRST, NOON), cleared(FIRST), planned(SECOND, NOON.plus(DAY)), made(THIRD, NOON))
                .when(new ClearOffer(ID, FIRST, LIMITS, NOON))
                .expectState(state -> assertThat(Snapshots.write(Snapshots.roundTrip(state)))
                        .isEqualTo(Snapshots.write(state))
                        .contains("f-1", "f-2", "f-3", "Europe/Berlin"));
    }

    private TestExecutor<Customer> given(Object... history) {
        return customer.given(REGISTERED, CONSENTED).andGiven(history);
    }

    private void unchanged(Object command, Object... history) {
        given(history).when(command).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    private void refused(Object command, String code, Object... history) {
        given(history).when(command).expectException(Refusals.with(code));
    }

    private static ProposeOffer propose(OfferId id, Instant at) {
        return new ProposeOffer(ID, id, CAMPAIGN, APOLOGY, COUPON, null, LIMITS, BECAUSE, at);
    }

    private static ProposeOffer propose(OfferId id, OfferLimits limits) {
        return new ProposeOffer(ID, id, CAMPAIGN, APOLOGY, COUPON, null, limits, BECAUSE, NOON);
    }

    private static ProposeOffer proposeUnless(OfferId other, OfferId id) {
        return new ProposeOffer(ID, id, CAMPAIGN, APOLOGY, COUPON, other, LIMITS, BECAUSE, NOON);
    }

    /** An invitation to become a member, which has no coupon. */
    private static ProposeOffer invite(OfferId id) {
        return new ProposeOffer(ID, id, CAMPAIGN, MEMBERSHIP, null, null, LIMITS, BECAUSE, NOON);
    }

    private static OfferPlanned invitation(OfferId id, Instant sendAt, Decision because) {
        return new OfferPlanned(ID, id, CAMPAIGN, MEMBERSHIP, null, null, null, sendAt, because, NOON);
    }

    private static OfferWithheld notInvited(OfferId id, Decision because) {
        return new OfferWithheld(ID, id, CAMPAIGN, MEMBERSHIP, WithheldReason.ALREADY_CONVERTED, because, NOON);
    }

    private static WithholdOffer withhold(WithheldReason reason) {
        return new WithholdOffer(ID, FIRST, CAMPAIGN, APOLOGY, reason, BECAUSE, NOON);
    }

    private static OfferPlanned planned(OfferId id, Instant sendAt) {
        return planned(id, NOON, sendAt, BECAUSE);
    }

    private static OfferPlanned planned(OfferId id, Instant at, Instant sendAt, Decision because) {
        var expiresAt = sendAt.plus(COUPON.validFor());
        return new OfferPlanned(ID, id, CAMPAIGN, APOLOGY, couponOf(id), TEN, expiresAt, sendAt, because, at);
    }

    private static OfferPostponed postponed(OfferId id, Instant plannedFor) {
        var expiresAt = plannedFor.plus(COUPON.validFor()).plus(Duration.between(plannedFor, MORNING));
        var because = BECAUSE.with("quietHours", "21:00 to 09:00 in Europe/Berlin");
        return new OfferPostponed(ID, id, CAMPAIGN, expiresAt, MORNING, because, NIGHT);
    }

    private static OfferCleared cleared(OfferId id) {
        return new OfferCleared(ID, id, CAMPAIGN, NOON);
    }

    private static OfferMade made(OfferId id, Instant at) {
        return new OfferMade(ID, id, CAMPAIGN, APOLOGY, couponOf(id), TEN, at.plus(COUPON.validFor()), BECAUSE, at);
    }

    private static OfferWithheld withheld(OfferId id, WithheldReason reason, Instant at) {
        return withheld(id, reason, BECAUSE, at);
    }

    private static OfferWithheld withheld(OfferId id, WithheldReason reason, Decision because) {
        return withheld(id, reason, because, NOON);
    }

    private static OfferWithheld withheld(OfferId id, WithheldReason reason, Decision because, Instant at) {
        return new OfferWithheld(ID, id, CAMPAIGN, APOLOGY, reason, because, at);
    }

    private static CouponId couponOf(OfferId id) {
        return new CouponId(SubjectId.because(id, "coupon"));
    }

    private static Decision recent(int offers) {
        return BECAUSE.with("recentOffers", offers + " of 2 in PT720H");
    }
}
