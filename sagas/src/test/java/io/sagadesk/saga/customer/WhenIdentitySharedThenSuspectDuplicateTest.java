package io.sagadesk.saga.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.customer.CustomerCommand.SuspectDuplicate;
import io.sagadesk.api.customer.CustomerEvent.ContactDetailsChanged;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.customer.CustomerEvent.IdentityLinked;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.saga.DuplicateLookup.SharedIdentity;
import io.sagadesk.saga.FixtureCommands;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class WhenIdentitySharedThenSuspectDuplicateTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final CustomerId ANNA = new CustomerId("anna");
    private static final CustomerId BEN = new CustomerId("ben");
    private static final ContactDetails SEALED = new ContactDetails("pd1.x", null, null, null);
    private static final IdentityLinked LINKED = new IdentityLinked(ANNA, IdentityKind.EMAIL, "pd1.x", NOON);

    private final FixtureCommands commands = new FixtureCommands();

    private WhenIdentitySharedThenSuspectDuplicate automation(SharedIdentity... shared) {
        return new WhenIdentitySharedThenSuspectDuplicate(
                commands, (customer, cause) -> customer.equals(ANNA) ? List.of(shared) : List.of());
    }

    @Test
    void both_customers_are_suspected_to_be_duplicates_of_each_other() {
        automation(new SharedIdentity(IdentityKind.EMAIL, List.of(BEN)))
                .react(LINKED, GenericEventMessage.asEventMessage(LINKED));

        assertThat(commands.sent())
                .containsExactly(
                        new SuspectDuplicate(ANNA, BEN, IdentityKind.EMAIL, NOON),
                        new SuspectDuplicate(BEN, ANNA, IdentityKind.EMAIL, NOON));
    }

    @Test
    void contact_details_count_if_there_are_any() {
        var automation = automation(new SharedIdentity(IdentityKind.PHONE, List.of(BEN)));
        var nothing = new CustomerRegistered(ANNA, null, null, NOON);
        var removed = new ContactDetailsChanged(ANNA, null, null, NOON);
        automation.react(nothing, GenericEventMessage.asEventMessage(nothing));
        automation.react(removed, GenericEventMessage.asEventMessage(removed));
        assertThat(commands.sent()).isEmpty();

        var registered = new CustomerRegistered(ANNA, SEALED, null, NOON);
        var changed = new ContactDetailsChanged(ANNA, SEALED, null, NOON);
        automation.react(registered, GenericEventMessage.asEventMessage(registered));
        automation.react(changed, GenericEventMessage.asEventMessage(changed));
        assertThat(commands.sent()).hasSize(4);
    }

    @Test
    void an_identity_of_many_customers_is_no_sign() {
        var many =
                IntStream.range(0, 11).mapToObj(i -> new CustomerId("c-" + i)).toList();

        automation(new SharedIdentity(IdentityKind.EMAIL, many))
                .react(LINKED, GenericEventMessage.asEventMessage(LINKED));

        assertThat(commands.sent()).isEmpty();
    }
}
