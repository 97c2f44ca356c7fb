package io.sagadesk.command.repeats;

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
import io.sagadesk.api.customer.CustomerEvent.WinBackStarted;
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

/** Repeats of the commands to a customer. */
public final class CustomerRepeats {

    private static final CustomerId ID = new CustomerId("c-1");
    private static final CustomerId OTHER = new CustomerId("c-2");
    private static final HoldId HOLD = new HoldId("case-7");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Decision RFM = new Decision("rfm", 2, Map.of("recency", "5"));
    private static final ContactDetails AT_HOME = new ContactDetails("Anna", "anna@example.org", null, null);
    private static final ContactDetails AT_WORK = new ContactDetails("Anna", "anna@example.com", null, null);
    private static final CustomerRegistered REGISTERED = new CustomerRegistered(ID, AT_HOME, "Europe/Berlin", NOON);
    private static final IdentityLinked LINKED = new IdentityLinked(ID, IdentityKind.WECHAT, "anna88", NOON);

    private CustomerRepeats() {}

    public static Stream<RepeatCase> all() {
        return Stream.of(
                RepeatCase.withId(Customer.class, new RegisterCustomer(ID, AT_HOME, "Europe/Berlin", NOON)),
                withId(new LinkIdentity(ID, IdentityKind.WECHAT, "anna88", NOON), "kind", "handle"),
                withId(new UnlinkIdentity(ID, IdentityKind.WECHAT, "anna88", NOON), "kind", "handle")
                        .after(REGISTERED, LINKED),
                ofState(new ChangeContactDetails(ID, AT_WORK, "Asia/Tokyo", List.of(), NOON)),
                ofState(new EditContactDetails(ID, AT_WORK, "Asia/Tokyo", List.of(), NOON)),
                ofState(new GiveConsent(ID, ConsentPurpose.MARKETING, "form-3", NOON)),
                ofState(new WithdrawConsent(ID, ConsentPurpose.MARKETING, NOON)),
                ofState(new VerifyIdentity(ID, VerificationMethod.SMS_CODE, NOON))
                        .recordedAgain("each verification is a new fact at its time"),
                ofState(new AssessSegment(ID, Segment.LOYAL, RFM, NOON))
                        .unnoticed("a further reason for the same segment changes nothing", "because"),
                ofState(new StartWinBack(ID, Segment.AT_RISK, RFM, NOON))
                        .unnoticed("a start no later than the latest one is that one", "segment", "because"),
                ofState(new EndWinBack(ID, NOON, WinBackOutcome.LOST, null, NOON))
                        .after(REGISTERED, new WinBackStarted(ID, Segment.AT_RISK, RFM, NOON))
                        .unnoticed("an attempt that is not running stays as it is", "startedAt", "outcome", "withheld"),
                withId(new SuspectDuplicate(ID, OTHER, IdentityKind.EMAIL, NOON), "other", "kind"),
                withId(new PlaceLegalHold(ID, HOLD, "lawsuit", NOON), "holdId"),
                withId(new LiftLegalHold(ID, HOLD, NOON), "holdId")
                        .after(REGISTERED, new LegalHoldPlaced(ID, HOLD, "lawsuit", NOON)),
                ofState(new ForgetCustomer(ID, "asked", NOON))
                        .unnoticed("a forgotten customer stays forgotten, for whatever reason", "reason"));
    }

    private static RepeatCase withId(Command command, String... id) {
        return RepeatCase.withId(Customer.class, command, id).after(REGISTERED);
    }

    private static RepeatCase ofState(Command command) {
        return RepeatCase.ofState(Customer.class, command).after(REGISTERED);
    }
}
