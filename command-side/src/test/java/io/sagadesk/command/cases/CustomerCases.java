package io.sagadesk.command.cases;

import static io.sagadesk.command.cases.CommandCase.Trouble.NOTHING;

import io.sagadesk.api.Command;
import io.sagadesk.api.Decision;
import io.sagadesk.api.customer.ConsentPurpose;
import io.sagadesk.api.customer.ContactDetails;
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
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.customer.CustomerEvent.IdentityLinked;
import io.sagadesk.api.customer.CustomerEvent.LegalHoldPlaced;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.customer.VerificationMethod;
import io.sagadesk.api.customer.WinBackOutcome;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.HoldId;
import io.sagadesk.command.customer.Customer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The commands to a customer, but for those about offers. */
public final class CustomerCases {

    private static final CustomerId ID = new CustomerId("c-1");
    private static final CustomerId OTHER = new CustomerId("c-2");
    private static final HoldId HOLD = new HoldId("case-7");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Decision RFM = new Decision("rfm", 2, Map.of());
    private static final ContactDetails CONTACT = new ContactDetails("Anna", null, null, null);
    private static final CustomerRegistered REGISTERED = new CustomerRegistered(ID, null, null, NOON);
    private static final IdentityLinked LINKED = new IdentityLinked(ID, IdentityKind.WECHAT, "anna88", NOON);

    private CustomerCases() {}

    public static Stream<CommandCase> all() {
        return Stream.of(
                        CommandCase.of(Customer.class, new RegisterCustomer(ID, null, null, NOON)),
                        registered(new LinkIdentity(ID, IdentityKind.WECHAT, "anna88", NOON)),
                        registered(new UnlinkIdentity(ID, IdentityKind.WECHAT, "anna88", NOON), LINKED),
                        registered(new ChangeContactDetails(ID, CONTACT, null, List.of(), NOON)),
                        registered(new EditContactDetails(ID, CONTACT, null, List.of(), NOON)),
                        registered(new GiveConsent(ID, ConsentPurpose.MARKETING, "form-3", NOON)),
                        registered(new WithdrawConsent(ID, ConsentPurpose.MARKETING, NOON)),
                        registered(new VerifyIdentity(ID, VerificationMethod.SMS_CODE, NOON)),
                        registered(new AssessSegment(ID, Segment.LOYAL, RFM, NOON)),
                        registered(new StartWinBack(ID, Segment.AT_RISK, RFM, NOON)),
                        registered(new EndWinBack(ID, NOON, WinBackOutcome.LOST, null, NOON)),
                        registered(new SuspectDuplicate(ID, OTHER, IdentityKind.EMAIL, NOON))
                                .among(world -> world.facts.with(OTHER))
                                .refuses("other", NOTHING, "customer-unknown", new CustomerId("nobody")),
                        registered(new PlaceLegalHold(ID, HOLD, "lawsuit", NOON))
                                .exempts("holdId", "the hold begins with it"),
                        registered(new LiftLegalHold(ID, HOLD, NOON), new LegalHoldPlaced(ID, HOLD, "lawsuit", NOON))
                                .refuses("holdId", NOTHING, "hold-unknown", new HoldId("case-8")),
                        registered(new ForgetCustomer(ID, "asked", NOON)))
                .map(CommandCase::isRepeatedByEveryRepeatTest);
    }

    private static CommandCase registered(Command command, Object... further) {
        return CommandCase.of(
                Customer.class,
                command,
                Stream.concat(Stream.of(REGISTERED), Stream.of(further)).toArray());
    }
}
