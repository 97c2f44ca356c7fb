package io.sagadesk.query.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Money;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.customer.ConsentPurpose;
import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.customer.CustomerDetail;
import io.sagadesk.api.customer.CustomerEvent.ConsentGiven;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.customer.CustomerEvent.IdentityLinked;
import io.sagadesk.api.customer.CustomerQuery.HowIsCustomerKnown;
import io.sagadesk.api.customer.CustomerQuery.WhichCustomers;
import io.sagadesk.api.customer.CustomerQuery.WhoAreCustomers;
import io.sagadesk.api.customer.CustomerQuery.WhoIsCustomer;
import io.sagadesk.api.customer.CustomerSummary;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.ReturnId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.order.OrderEvent.ReturnRecorded;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.projections.customer.CustomerProjection;
import io.sagadesk.query.FoldedReadSide;
import io.sagadesk.query.RememberedTexts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerAnswersTest {

    private static final CustomerId ANNA = new CustomerId("anna");
    private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
    private static final ContactDetails CONTACT = new ContactDetails("Anna Muster", "anna@example.org", null, null);

    @TempDir
    Path directory;

    private final RememberedTexts texts = new RememberedTexts();
    private FoldedReadSide folded;
    private CustomerAnswers answers;

    @BeforeEach
    void fold() {
        folded = FoldedReadSide.of(CustomerProjection.PROJECTION, directory);
        answers = new CustomerAnswers(folded.readSide(), texts);
    }

    @AfterEach
    void close() {
        folded.close();
    }

    /** A record that is personal data is sealed as a whole, and is in the log as its first component. */
    private CustomerRegistered registered() {
        var sealed = new ContactDetails(texts.seal(ANNA, CONTACT), null, null, null);
        return new CustomerRegistered(ANNA, sealed, "Europe/Berlin", AT);
    }

    private IdentityLinked linked(IdentityKind kind, String handle) {
        return new IdentityLinked(ANNA, kind, texts.seal(ANNA, handle), AT);
    }

    private static PurchaseRecorded bought(String amount) {
        return new PurchaseRecorded(new OrderId("anna-1"), ANNA, Money.of(amount, "EUR"), 2, AT);
    }

    private CustomerDetail anna() {
        return Objects.requireNonNull(answers.answer(new WhoIsCustomer(ANNA)).customer());
    }

    @Test
    void a_customer_is_told_with_contact_identities_and_consents() {
        folded.fold(
                registered(),
                linked(IdentityKind.MEMBERSHIP, "M-4711"),
                new ConsentGiven(ANNA, ConsentPurpose.MARKETING, "Yes, please", AT));

        var anna = anna();

        assertThat(anna.contact()).isEqualTo(CONTACT);
        assertThat(anna.timeZone()).isEqualTo("Europe/Berlin");
        assertThat(anna.identities())
                .containsExactly(new CustomerDetail.Identity(IdentityKind.MEMBERSHIP, "M-4711", AT));
        assertThat(anna.member()).isTrue();
        assertThat(anna.consents())
                .containsEntry(ConsentPurpose.MARKETING, new CustomerDetail.Consent(true, "Yes, please", AT, null));
    }

    @Test
    void a_customer_is_told_with_orders_and_open_work() {
        folded.fold(
                bought("30"),
                new ReturnRecorded(new OrderId("anna-1"), ANNA, new ReturnId("r-1"), Money.of("10", "EUR"), AT),
                new ConversationStarted(new ConversationId("anna-talk"), ANNA, Channel.SMS, AT),
                new TicketOpened(
                        new TicketId("anna-ticket"), ANNA, null, Priority.HIGH, texts.seal(ANNA, "Broken"), null, AT));

        var anna = anna();

        assertThat(anna.orders().totals()).singleElement().satisfies(total -> {
            assertThat(total.bought().amount()).isEqualTo("30.00");
            assertThat(total.returned().amount()).isEqualTo("10.00");
        });
        assertThat(anna.openConversations())
                .extracting(CustomerDetail.Talk::conversationId)
                .containsExactly(new ConversationId("anna-talk"));
        assertThat(anna.openTickets())
                .extracting(CustomerDetail.OpenTicket::ticketId)
                .containsExactly(new TicketId("anna-ticket"));
    }

    @Test
    void an_answer_says_as_of_when_it_is() {
        folded.fold(registered(), bought("30"));

        var asOf = answers.answer(new WhoIsCustomer(ANNA)).asOf();

        assertThat(asOf.projection()).isEqualTo("customer360");
        assertThat(asOf.version()).isEqualTo(1);
        assertThat(asOf.position()).isEqualTo(folded.position());
    }

    @Test
    void a_forgotten_customer_is_known_by_what_they_did_only() {
        folded.fold(registered(), linked(IdentityKind.EMAIL, "anna@example.org"), bought("5"));
        assertThat(anna().identities())
                .extracting(CustomerDetail.Identity::handle)
                .containsExactly("anna@example.org");

        texts.forget(ANNA);
        folded.fold(new CustomerForgotten(ANNA, "asked", AT));

        var anna = anna();
        assertThat(anna.contact()).isEqualTo(new ContactDetails("‹forgotten›", "‹forgotten›", null, null));
        assertThat(anna.identities())
                .extracting(CustomerDetail.Identity::handle)
                .containsExactly("‹forgotten›");
        assertThat(anna.orders().count()).isEqualTo(1);
        assertThat(anna.forgottenAt()).isEqualTo(AT);
    }

    @Test
    void a_customer_whose_key_is_destroyed_already_is_told_as_forgotten() {
        folded.fold(registered());

        texts.forget(ANNA);

        assertThat(anna().contact()).isEqualTo(new ContactDetails("‹forgotten›", "‹forgotten›", null, null));
    }

    @Test
    void contact_that_was_never_given_does_not_read_as_forgotten() {
        folded.fold(new CustomerRegistered(ANNA, null, null, AT), new CustomerForgotten(ANNA, "asked", AT));

        assertThat(anna().contact()).isNull();
    }

    @Test
    void of_a_customer_nobody_has_heard_of_there_is_nothing() {
        assertThat(answers.answer(new WhoIsCustomer(ANNA)).customer()).isNull();
    }

    @Test
    void customers_are_listed_page_by_page_and_found_by_their_ids() {
        folded.fold(registered(), linked(IdentityKind.MEMBERSHIP, "M-4711"), bought("30"));
        folded.fold(
                new CustomerRegistered(new CustomerId("ben"), null, null, AT),
                new ConversationStarted(new ConversationId("talk"), new CustomerId("carl"), Channel.SMS, AT));

        var first = answers.answer(new WhichCustomers(2, null));
        var second = answers.answer(new WhichCustomers(2, first.next()));

        assertThat(first.customers().get(0))
                .isEqualTo(new CustomerSummary(ANNA, AT, CONTACT, "Europe/Berlin", true, null, 1, 0, null));
        assertThat(first.customers())
                .extracting(one -> one.customerId().value())
                .containsExactly("anna", "ben");
        assertThat(second.customers()).singleElement().satisfies(carl -> {
            assertThat(carl.registeredAt()).isNull();
            assertThat(carl.openConversationCount()).isEqualTo(1);
        });
        assertThat(second.next()).isNull();
        var chosen = List.of(new CustomerId("nobody"), new CustomerId("carl"), ANNA);
        assertThat(answers.answer(new WhoAreCustomers(chosen)).customers())
                .extracting(one -> one.customerId().value())
                .containsExactly("anna", "carl");
    }

    @Test
    void all_identities_are_told_also_those_that_the_page_leaves_out() {
        folded.fold(registered());
        assertThat(answers.answer(new HowIsCustomerKnown(ANNA)).identities()).isEmpty();
        for (int i = 0; i < 8; i++) folded.fold(linked(IdentityKind.EMAIL, i + "@example.org"));

        assertThat(anna().identities()).hasSize(5);
        assertThat(identities()).hasSize(8).startsWith("0@example.org").endsWith("7@example.org");
        assertThat(answers.answer(new HowIsCustomerKnown(new CustomerId("nobody")))
                        .identities())
                .isNull();

        texts.forget(ANNA);
        assertThat(identities()).hasSize(8).containsOnly("‹forgotten›");
        folded.fold(new CustomerForgotten(ANNA, "asked", AT));
        assertThat(identities()).hasSize(8).containsOnly("‹forgotten›");
    }

    private List<String> identities() {
        var found = answers.answer(new HowIsCustomerKnown(ANNA)).identities();
        return Objects.requireNonNull(found).stream()
                .map(CustomerDetail.Identity::handle)
                .toList();
    }
}
