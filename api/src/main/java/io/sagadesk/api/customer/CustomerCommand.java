package io.sagadesk.api.customer;

import io.sagadesk.api.Command;
import io.sagadesk.api.Decision;
import io.sagadesk.api.Length;
import io.sagadesk.api.PersonalData;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.HoldId;
import io.sagadesk.api.offer.WithheldReason;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked about a customer. */
public sealed interface CustomerCommand extends Command {

    CustomerId customerId();

    /**
     * Makes a customer known.
     *
     * @param timeZone an IANA name such as {@code Europe/Berlin}, for quiet hours
     */
    record RegisterCustomer(
            @TargetAggregateIdentifier CustomerId customerId,
            @PersonalData @Nullable ContactDetails contact,
            @Length(max = 64) @Nullable String timeZone,
            Instant at)
            implements CustomerCommand {}

    record LinkIdentity(
            @TargetAggregateIdentifier CustomerId customerId,
            IdentityKind kind,
            @PersonalData @Length(max = 254) String handle,
            Instant at)
            implements CustomerCommand {}

    /** Replaces all details. */
    record ChangeContactDetails(
            @TargetAggregateIdentifier CustomerId customerId,
            @PersonalData ContactDetails contact,
            @Length(max = 64) @Nullable String timeZone,
            Instant at)
            implements CustomerCommand {}

    /**
     * Allows a use of the customer's data.
     *
     * @param wording which text the customer agreed to, such as {@code newsletter-form-3}
     */
    record GiveConsent(
            @TargetAggregateIdentifier CustomerId customerId, ConsentPurpose purpose, String wording, Instant at)
            implements CustomerCommand {}

    record WithdrawConsent(@TargetAggregateIdentifier CustomerId customerId, ConsentPurpose purpose, Instant at)
            implements CustomerCommand {}

    record VerifyIdentity(@TargetAggregateIdentifier CustomerId customerId, VerificationMethod method, Instant at)
            implements CustomerCommand {}

    record AssessSegment(
            @TargetAggregateIdentifier CustomerId customerId, Segment segment, Decision because, Instant at)
            implements CustomerCommand {}

    /** Refused while another attempt to win the customer back goes on. */
    record StartWinBack(@TargetAggregateIdentifier CustomerId customerId, Segment segment, Decision because, Instant at)
            implements CustomerCommand {}

    /**
     * Ends the attempt that began at that time, if it still goes on.
     *
     * @param withheld why something was not offered, if so
     */
    record EndWinBack(
            @TargetAggregateIdentifier CustomerId customerId,
            Instant startedAt,
            WinBackOutcome outcome,
            @Nullable WithheldReason withheld,
            Instant at)
            implements CustomerCommand {}

    /** Accepted also for a customer who never registered: a law does not wait for a registration. */
    record PlaceLegalHold(
            @TargetAggregateIdentifier CustomerId customerId,
            HoldId holdId,
            @Length(max = 500) String reason,
            Instant at)
            implements CustomerCommand {}

    record LiftLegalHold(@TargetAggregateIdentifier CustomerId customerId, HoldId holdId, Instant at)
            implements CustomerCommand {}

    /** Accepted also for a customer who never registered; under a legal hold the refusal is recorded. */
    record ForgetCustomer(
            @TargetAggregateIdentifier CustomerId customerId,
            @Length(max = 500) String reason,
            Instant at) implements CustomerCommand {}
}
