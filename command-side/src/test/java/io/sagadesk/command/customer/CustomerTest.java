package io.sagadesk.command.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.customer.ConsentPurpose;
import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.customer.ContactField;
import io.sagadesk.api.customer.CustomerCommand.AssessSegment;
import io.sagadesk.api.customer.CustomerCommand.ChangeContactDetails;
import io.sagadesk.api.customer.CustomerCommand.EditContactDetails;
import io.sagadesk.api.customer.CustomerCommand.EndWinBack;
import io.sagadesk.api.customer.CustomerCommand.ForgetCustomer;
import io.sagadesk.api.customer.CustomerCommand.GiveConsent;
import io.sagadesk.api.customer.CustomerCommand.LiftLegalHold;
import io.sagadesk.api.customer.CustomerCommand.LinkIdentity;
import io.sagadesk.api.customer.CustomerCommand.PlaceLegalHold;
import io.sagadesk.api.customer.CustomerCommand.RegisterCustomer;
import io.sagadesk.api.customer.CustomerCommand.StartWinBack;
import io.sagadesk.api.customer.CustomerCommand.SuspectDuplicate;
import io.sagadesk.api.customer.CustomerCommand.UnlinkIdentity;
import io.sagadesk.api.customer.CustomerCommand.VerifyIdentity;
import io.sagadesk.api.customer.CustomerCommand.WithdrawConsent;
import io.sagadesk.api.customer.CustomerEvent.ConsentGiven;
import io.sagadesk.api.customer.CustomerEvent.ConsentWithdrawn;
import io.sagadesk.api.customer.CustomerEvent.ContactDetailsChanged;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.customer.CustomerEvent.DuplicateSuspected;
import io.sagadesk.api.customer.CustomerEvent.ForgettingRefused;
import io.sagadesk.api.customer.CustomerEvent.IdentityLinked;
import io.sagadesk.api.customer.CustomerEvent.IdentityUnlinked;
import io.sagadesk.api.customer.CustomerEvent.IdentityVerified;
import io.sagadesk.api.customer.CustomerEvent.LegalHoldLifted;
import io.sagadesk.api.customer.CustomerEvent.LegalHoldPlaced;
import io.sagadesk.api.customer.CustomerEvent.SegmentChanged;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.customer.VerificationMethod;
import io.sagadesk.api.customer.WinBackOutcome;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.HoldId;
import io.sagadesk.command.Refusals;
import io.sagadesk.command.Snapshots;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerTest {

    private static final CustomerId ID = new CustomerId("c-1");
    private static final HoldId CASE_7 = new HoldId("case-7");
    private static final HoldId CASE_8 = new HoldId("case-8");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Decision RFM = new Decision("rfm", 2, Map.of("recency", "5"));
    private static final ContactDetails AT_HOME = new ContactDetails("Anna", "anna@example.org", null, null);
    private static final ContactDetails AT_WORK = new ContactDetails("Anna", "anna@example.com", null, null);

    private static final CustomerRegistered REGISTERED = new CustomerRegistered(ID, AT_HOME, "Europe/Berlin", NOON);
    private static final LegalHoldPlaced HELD_7 = new LegalHoldPlaced(ID, CASE_7, "lawsuit", NOON);
    private static final LegalHoldPlaced HELD_8 = new LegalHoldPlaced(ID, CASE_8, "tax audit", NOON);
    private static final LegalHoldLifted LIFTED_7 = new LegalHoldLifted(ID, CASE_7, NOON);
    private static final CustomerForgotten FORGOTTEN = new CustomerForgotten(ID, "asked", NOON);
    private static final ConsentGiven CONSENTED = new ConsentGiven(ID, ConsentPurpose.MARKETING, "form-3", NOON);
    private static final ConsentWithdrawn WITHDRAWN = new ConsentWithdrawn(ID, ConsentPurpose.MARKETING, NOON);
    private static final IdentityLinked LINKED = new IdentityLinked(ID, IdentityKind.WECHAT, "anna88", NOON);

    private final AggregateTestFixture<Customer> customer = CustomerFixture.create();

    @Test
    void a_customer_is_registered() {
        customer.givenNoPriorActivity()
                .when(register(AT_HOME, "Europe/Berlin", NOON))
                .expectEvents(REGISTERED);
        customer.givenNoPriorActivity()
                .when(register(null, null, NOON))
                .expectEvents(new CustomerRegistered(ID, null, null, NOON));
    }

    @Test
    void registering_twice_changes_nothing_whatever_has_changed_since() {
        given(REGISTERED)
                .when(register(AT_HOME, "Europe/Berlin", LATER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(REGISTERED, new ContactDetailsChanged(ID, AT_WORK, null, NOON))
                .when(register(AT_HOME, "Europe/Berlin", LATER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void another_customer_under_the_same_id_is_refused() {
        refused(register(AT_WORK, "Europe/Berlin", NOON), "customer-exists", REGISTERED);
        refused(register(AT_HOME, "Europe/Paris", NOON), "customer-exists", REGISTERED);
        refused(register(null, "Europe/Berlin", NOON), "customer-exists", REGISTERED);
    }

    @Test
    void a_customer_who_was_not_registered_is_said_to_be_so() {
        List.of(
                        new LinkIdentity(ID, IdentityKind.WECHAT, "anna88", NOON),
                        new UnlinkIdentity(ID, IdentityKind.WECHAT, "anna88", NOON),
                        replace(AT_WORK, null, NOON),
                        edit(AT_WORK, null, List.of()),
                        consent(ConsentPurpose.MARKETING, "form-3"),
                        new WithdrawConsent(ID, ConsentPurpose.MARKETING, NOON),
                        new VerifyIdentity(ID, VerificationMethod.DOCUMENT, NOON),
                        assess(Segment.LOYAL),
                        new StartWinBack(ID, Segment.AT_RISK, RFM, NOON),
                        new EndWinBack(ID, NOON, WinBackOutcome.LOST, null, NOON))
                .forEach(command -> customer.givenNoPriorActivity()
                        .when(command)
                        .expectNoEvents()
                        .expectException(Refusals.with("customer-not-registered")));
        customer.givenNoPriorActivity()
                .when(new LiftLegalHold(ID, CASE_7, NOON))
                .expectException(Refusals.with("hold-unknown"));
    }

    @Test
    void a_suspected_duplicate_is_noted_once_for_each_kind_of_identity() {
        var other = CustomerFixture.OTHER;
        var byEmail = new DuplicateSuspected(ID, other, IdentityKind.EMAIL, NOON);
        given(REGISTERED)
                .when(new SuspectDuplicate(ID, other, IdentityKind.EMAIL, NOON))
                .expectEvents(byEmail);
        given(REGISTERED, byEmail)
                .when(new SuspectDuplicate(ID, other, IdentityKind.EMAIL, LATER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(REGISTERED, byEmail)
                .when(new SuspectDuplicate(ID, other, IdentityKind.PHONE, LATER))
                .expectEvents(new DuplicateSuspected(ID, other, IdentityKind.PHONE, LATER));
        refused(new SuspectDuplicate(ID, ID, IdentityKind.EMAIL, NOON), "same-customer", REGISTERED);
        var nobody = new CustomerId("nobody");
        refused(new SuspectDuplicate(ID, nobody, IdentityKind.EMAIL, NOON), "customer-unknown", REGISTERED);
        refused(new SuspectDuplicate(ID, other, IdentityKind.EMAIL, NOON), "customer-forgotten", REGISTERED, FORGOTTEN);
    }

    @Test
    void an_identity_is_linked_once() {
        var link = new LinkIdentity(ID, IdentityKind.WECHAT, "anna88", NOON);
        given(REGISTERED).when(link).expectEvents(LINKED);
        given(REGISTERED, LINKED).when(link).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void a_customer_may_have_several_identities_of_a_kind() {
        given(REGISTERED, LINKED)
                .when(new LinkIdentity(ID, IdentityKind.WECHAT, "anna99", NOON))
                .expectEvents(new IdentityLinked(ID, IdentityKind.WECHAT, "anna99", NOON));
        given(REGISTERED, LINKED)
                .when(new LinkIdentity(ID, IdentityKind.WHATSAPP, "anna88", NOON))
                .expectEvents(new IdentityLinked(ID, IdentityKind.WHATSAPP, "anna88", NOON));
    }

    @Test
    void an_identity_is_unlinked_once_and_may_be_linked_again() {
        var link = new LinkIdentity(ID, IdentityKind.WECHAT, "anna88", NOON);
        var unlink = new UnlinkIdentity(ID, IdentityKind.WECHAT, "anna88", NOON);
        var second = new IdentityLinked(ID, IdentityKind.WHATSAPP, "anna88", NOON);
        var unlinked = new IdentityUnlinked(ID, IdentityKind.WECHAT, "anna88", 1, NOON);
        given(REGISTERED, LINKED, second).when(unlink).expectEvents(unlinked);
        given(REGISTERED, LINKED, unlinked)
                .when(unlink)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(REGISTERED, LINKED, second, unlinked).when(link).expectEvents(LINKED);
        given(REGISTERED, LINKED, second, unlinked, LINKED)
                .when(unlink)
                .expectEvents(new IdentityUnlinked(ID, IdentityKind.WECHAT, "anna88", 3, NOON));
        refused(unlink, "identity-unknown", REGISTERED, second);
    }

    @Test
    void contact_details_change_when_they_differ() {
        given(REGISTERED)
                .when(replace(AT_HOME, "Europe/Berlin", LATER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(REGISTERED)
                .when(replace(AT_WORK, "Europe/Berlin", NOON))
                .expectEvents(new ContactDetailsChanged(ID, AT_WORK, "Europe/Berlin", NOON));
        given(REGISTERED)
                .when(replace(AT_HOME, "Asia/Tokyo", NOON))
                .expectEvents(new ContactDetailsChanged(ID, AT_HOME, "Asia/Tokyo", NOON));
    }

    @Test
    void contact_details_may_change_back() {
        given(REGISTERED, new ContactDetailsChanged(ID, AT_WORK, "Europe/Berlin", NOON))
                .when(replace(AT_HOME, "Europe/Berlin", NOON))
                .expectEvents(new ContactDetailsChanged(ID, AT_HOME, "Europe/Berlin", NOON));
    }

    @Test
    void a_replacement_of_the_contact_keeps_the_time_zone_unless_it_says_otherwise() {
        given(REGISTERED)
                .when(replace(AT_WORK, null, NOON))
                .expectEvents(new ContactDetailsChanged(ID, AT_WORK, "Europe/Berlin", NOON));
        given(REGISTERED, new ContactDetailsChanged(ID, AT_WORK, "Asia/Tokyo", NOON))
                .when(replace(AT_HOME, null, NOON))
                .expectEvents(new ContactDetailsChanged(ID, AT_HOME, "Asia/Tokyo", NOON));
        given(REGISTERED)
                .when(new ChangeContactDetails(ID, AT_HOME, null, List.of(ContactField.TIME_ZONE), NOON))
                .expectEvents(new ContactDetailsChanged(ID, AT_HOME, null, NOON));
    }

    @Test
    void an_edit_changes_what_it_names_and_keeps_all_else() {
        var phone = new ContactDetails(null, null, "0123", null);
        given(REGISTERED)
                .when(edit(phone, null, List.of()))
                .expectEvents(new ContactDetailsChanged(
                        ID, new ContactDetails("Anna", "anna@example.org", "0123", null), "Europe/Berlin", NOON));
        given(REGISTERED)
                .when(edit(null, null, List.of(ContactField.EMAIL)))
                .expectEvents(new ContactDetailsChanged(
                        ID, new ContactDetails("Anna", null, null, null), "Europe/Berlin", NOON));
        given(REGISTERED)
                .when(edit(null, "Asia/Tokyo", List.of()))
                .expectEvents(new ContactDetailsChanged(ID, AT_HOME, "Asia/Tokyo", NOON));
        given(REGISTERED)
                .when(edit(null, null, List.of(ContactField.TIME_ZONE)))
                .expectEvents(new ContactDetailsChanged(ID, AT_HOME, null, NOON));
        given(new CustomerRegistered(ID, null, null, NOON))
                .when(edit(phone, null, List.of()))
                .expectEvents(new ContactDetailsChanged(ID, phone, null, NOON));
    }

    @Test
    void an_edit_of_nothing_records_nothing() {
        given(REGISTERED)
                .when(edit(AT_HOME, "Europe/Berlin", List.of(ContactField.PHONE)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(new CustomerRegistered(ID, null, null, NOON))
                .when(edit(null, null, List.of(ContactField.EMAIL, ContactField.TIME_ZONE)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_consent_is_given_once_for_each_purpose_and_wording() {
        given(REGISTERED).when(consent(ConsentPurpose.MARKETING, "form-3")).expectEvents(CONSENTED);
        given(REGISTERED, CONSENTED)
                .when(consent(ConsentPurpose.MARKETING, "form-3"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(REGISTERED, CONSENTED)
                .when(consent(ConsentPurpose.MARKETING, "form-4"))
                .expectEvents(new ConsentGiven(ID, ConsentPurpose.MARKETING, "form-4", NOON));
        given(REGISTERED, CONSENTED)
                .when(consent(ConsentPurpose.SURVEYS, "form-3"))
                .expectEvents(new ConsentGiven(ID, ConsentPurpose.SURVEYS, "form-3", NOON));
    }

    @Test
    void a_consent_is_withdrawn_once_and_may_be_given_again() {
        var withdraw = new WithdrawConsent(ID, ConsentPurpose.MARKETING, NOON);
        given(REGISTERED, CONSENTED).when(withdraw).expectEvents(WITHDRAWN);
        given(REGISTERED, CONSENTED, WITHDRAWN)
                .when(withdraw)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(REGISTERED, CONSENTED, WITHDRAWN)
                .when(consent(ConsentPurpose.MARKETING, "form-3"))
                .expectEvents(CONSENTED);
        given(REGISTERED, WITHDRAWN, CONSENTED).when(withdraw).expectEvents(WITHDRAWN);
    }

    @Test
    void who_objects_without_ever_having_consented_is_heard() {
        given(REGISTERED)
                .when(new WithdrawConsent(ID, ConsentPurpose.MARKETING, NOON))
                .expectEvents(WITHDRAWN);
    }

    @Test
    void each_verification_is_recorded() {
        var verified = new IdentityVerified(ID, VerificationMethod.SMS_CODE, NOON);
        given(REGISTERED, verified)
                .when(new VerifyIdentity(ID, VerificationMethod.SMS_CODE, NOON))
                .expectEvents(verified);
    }

    @Test
    void a_segment_changes_when_it_differs() {
        var loyal = new SegmentChanged(ID, null, Segment.LOYAL, RFM, NOON);
        given(REGISTERED).when(assess(Segment.LOYAL)).expectEvents(loyal);
        given(REGISTERED, loyal)
                .when(assess(Segment.LOYAL))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(REGISTERED, loyal)
                .when(assess(Segment.AT_RISK))
                .expectEvents(new SegmentChanged(ID, Segment.LOYAL, Segment.AT_RISK, RFM, NOON));
    }

    @Test
    void several_legal_holds_are_placed_each_once() {
        given(REGISTERED).when(hold(CASE_7, "lawsuit")).expectEvents(HELD_7);
        given(REGISTERED, HELD_7)
                .when(hold(CASE_7, "lawsuit"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(REGISTERED, HELD_7).when(hold(CASE_8, "tax audit")).expectEvents(HELD_8);
        refused(hold(CASE_7, "tax audit"), "hold-exists", REGISTERED, HELD_7);
    }

    @Test
    void a_legal_hold_is_lifted_once() {
        given(HELD_7).when(new LiftLegalHold(ID, CASE_7, NOON)).expectEvents(LIFTED_7);
        given(HELD_7, LIFTED_7)
                .when(new LiftLegalHold(ID, CASE_7, LATER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        refused(new LiftLegalHold(ID, CASE_8, NOON), "hold-unknown", HELD_7);
    }

    @Test
    void a_lifted_hold_is_not_placed_again_under_its_old_id() {
        refused(hold(CASE_7, "lawsuit"), "hold-lifted", HELD_7, LIFTED_7);
    }

    @Test
    void a_customer_is_forgotten_once() {
        given(REGISTERED, LINKED).when(forget()).expectEvents(FORGOTTEN);
        given(REGISTERED, FORGOTTEN)
                .when(forget())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(HELD_7, LIFTED_7).when(forget()).expectEvents(FORGOTTEN);
    }

    @Test
    void under_legal_holds_each_attempt_at_forgetting_is_refused_and_recorded() {
        var refused = new ForgettingRefused(ID, "asked", List.of(CASE_7, CASE_8), NOON);
        given(REGISTERED, HELD_8, HELD_7)
                .when(forget())
                .expectEvents(refused)
                .expectResultMessagePayloadMatching(Refusals.with("legal-hold"));
        given(REGISTERED, HELD_8, HELD_7, refused).when(forget()).expectEvents(refused);
        given(REGISTERED, HELD_8, HELD_7, LIFTED_7)
                .when(forget())
                .expectEvents(new ForgettingRefused(ID, "asked", List.of(CASE_8), NOON));
    }

    @Test
    void who_never_registered_may_be_held_and_forgotten() {
        customer.givenNoPriorActivity().when(hold(CASE_7, "lawsuit")).expectEvents(HELD_7);
        customer.givenNoPriorActivity().when(forget()).expectEvents(FORGOTTEN);
    }

    @Test
    void who_is_held_may_register_and_is_not_otherwise_known_before() {
        given(HELD_7).when(register(AT_HOME, "Europe/Berlin", NOON)).expectEvents(REGISTERED);
        refused(assess(Segment.LOYAL), "customer-not-registered", HELD_7);
    }

    @Test
    void a_forgotten_customer_refuses_everything() {
        List.of(
                        register(AT_HOME, "Europe/Berlin", NOON),
                        new LinkIdentity(ID, IdentityKind.WECHAT, "anna88", NOON),
                        new UnlinkIdentity(ID, IdentityKind.WECHAT, "anna88", NOON),
                        replace(AT_WORK, null, NOON),
                        edit(AT_WORK, null, List.of()),
                        consent(ConsentPurpose.MARKETING, "form-3"),
                        new WithdrawConsent(ID, ConsentPurpose.MARKETING, NOON),
                        new VerifyIdentity(ID, VerificationMethod.DOCUMENT, NOON),
                        assess(Segment.LOYAL),
                        hold(CASE_7, "lawsuit"),
                        new LiftLegalHold(ID, CASE_7, NOON))
                .forEach(command -> refused(command, "customer-forgotten", REGISTERED, FORGOTTEN));
    }

    @Test
    void the_state_keeps_no_personal_data_in_clear_and_none_after_forgetting() {
        given(REGISTERED, LINKED)
                .when(assess(Segment.LOYAL))
                .expectState(state -> assertThat(Snapshots.writeInClear(state))
                        .contains("Europe/Berlin")
                        .doesNotContainIgnoringCase("anna"));
        given(REGISTERED, LINKED)
                .when(forget())
                .expectState(state -> assertThat(Snapshots.write(state))
                        .contains("\"registration\":null", "\"contact\":null", "\"identities\":null"));
    }

    @Test
    void a_snapshot_decides_as_the_customer_does() {
        given(REGISTERED, LINKED, CONSENTED, HELD_7)
                .when(forget()) // refused
                .expectState(written -> decidesAsBefore(Snapshots.roundTrip(written)));
    }

    private static void decidesAsBefore(Customer read) {
        var restored = CustomerFixture.create().givenState(() -> read);
        restored.when(register(AT_HOME, "Europe/Berlin", LATER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        restored.when(new LinkIdentity(ID, IdentityKind.WECHAT, "anna88", NOON))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        restored.when(consent(ConsentPurpose.MARKETING, "form-3"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        restored.when(forget()).expectEvents(new ForgettingRefused(ID, "asked", List.of(CASE_7), NOON));
    }

    private TestExecutor<Customer> given(Object... events) {
        return customer.given(events);
    }

    private void refused(Object command, String code, Object... given) {
        given(given).when(command).expectNoEvents().expectException(Refusals.with(code));
    }

    private static RegisterCustomer register(@Nullable ContactDetails contact, @Nullable String zone, Instant at) {
        return new RegisterCustomer(ID, contact, zone, at);
    }

    private static ChangeContactDetails replace(ContactDetails contact, @Nullable String zone, Instant at) {
        return new ChangeContactDetails(ID, contact, zone, List.of(), at);
    }

    private static EditContactDetails edit(
            @Nullable ContactDetails contact, @Nullable String zone, List<ContactField> removed) {
        return new EditContactDetails(ID, contact, zone, removed, NOON);
    }

    private static GiveConsent consent(ConsentPurpose purpose, String wording) {
        return new GiveConsent(ID, purpose, wording, NOON);
    }

    private static AssessSegment assess(Segment segment) {
        return new AssessSegment(ID, segment, RFM, NOON);
    }

    private static PlaceLegalHold hold(HoldId id, String reason) {
        return new PlaceLegalHold(ID, id, reason, NOON);
    }

    private static ForgetCustomer forget() {
        return new ForgetCustomer(ID, "asked", NOON);
    }
}
