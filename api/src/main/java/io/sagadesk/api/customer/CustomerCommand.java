package io.sagadesk.api.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.Command;
import io.sagadesk.api.Decision;
import io.sagadesk.api.Length;
import io.sagadesk.api.PersonalData;
import io.sagadesk.api.TimeZoneName;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.HoldId;
import io.sagadesk.api.offer.WithheldReason;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands to a customer. */
public sealed interface CustomerCommand extends Command {

    CustomerId customerId();

    /**
     * Registers a customer.
     *
     * @param timeZone an IANA name such as {@code Europe/Berlin}, for quiet hours
     */
    record RegisterCustomer(
            @TargetAggregateIdentifier CustomerId customerId,
            @PersonalData @Nullable ContactDetails contact,
            @Length(max = 64) @TimeZoneName @Nullable String timeZone,
            Instant at)
            implements CustomerCommand {}

    record LinkIdentity(
            @TargetAggregateIdentifier CustomerId customerId,
            IdentityKind kind,
            @PersonalData @Length(max = 254) String handle,
            Instant at)
            implements CustomerCommand {}

    /**
     * Undoes the linking of an identity; an unlinked membership makes no member. Refused for an identity that was never
     * linked.
     */
    record UnlinkIdentity(
            @TargetAggregateIdentifier CustomerId customerId,
            IdentityKind kind,
            @PersonalData @Length(max = 254) String handle,
            Instant at)
            implements CustomerCommand {}

    /**
     * Replaces the contact details as a whole: what {@code contact} leaves out is removed. The time zone is none of them: it
     * stays unless it is given or removed.
     *
     * @param removed what the customer has no longer, whatever the other fields say
     */
    record ChangeContactDetails(
            @TargetAggregateIdentifier CustomerId customerId,
            @PersonalData ContactDetails contact,
            @Length(max = 64) @TimeZoneName @Nullable String timeZone,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ContactField> removed, // in digests only if used
            Instant at)
            implements CustomerCommand {

        public ChangeContactDetails {
            removed = removed == null ? List.of() : List.copyOf(removed);
        }
    }

    /**
     * Changes single contact details and the time zone: what is neither given nor removed stays.
     *
     * @param contact the fields that change
     * @param removed what the customer has no longer, whatever the other fields say
     */
    record EditContactDetails(
            @TargetAggregateIdentifier CustomerId customerId,
            @PersonalData @Nullable ContactDetails contact,
            @Length(max = 64) @TimeZoneName @Nullable String timeZone,
            List<ContactField> removed,
            Instant at)
            implements CustomerCommand {

        public EditContactDetails {
            removed = removed == null ? List.of() : List.copyOf(removed);
        }
    }

    /**
     * Gives consent to one use of the customer's data.
     *
     * @param wording id of the text to which the customer agreed, such as {@code newsletter-form-3}
     */
    record GiveConsent(
            @TargetAggregateIdentifier CustomerId customerId, ConsentPurpose purpose, String wording, Instant at)
            implements CustomerCommand {}

    record WithdrawConsent(@TargetAggregateIdentifier CustomerId customerId, ConsentPurpose purpose, Instant at)
            implements CustomerCommand {}

    record VerifyIdentity(@TargetAggregateIdentifier CustomerId customerId, VerificationMethod method, Instant at)
            implements CustomerCommand {}

    /**
     * Notes that the customer may be the same person as another one. Refused for the customer's own id.
     *
     * @param kind the kind of the identity that both have
     */
    record SuspectDuplicate(
            @TargetAggregateIdentifier CustomerId customerId, CustomerId other, IdentityKind kind, Instant at)
            implements CustomerCommand {}

    record AssessSegment(
            @TargetAggregateIdentifier CustomerId customerId, Segment segment, Decision because, Instant at)
            implements CustomerCommand {}

    /** Starts a win-back attempt. Refused while another attempt is running. */
    record StartWinBack(@TargetAggregateIdentifier CustomerId customerId, Segment segment, Decision because, Instant at)
            implements CustomerCommand {}

    /**
     * Ends the win-back attempt that started at the given time; changes nothing if that attempt is no longer running.
     *
     * @param withheld the reason why an offer was withheld, if one was
     */
    record EndWinBack(
            @TargetAggregateIdentifier CustomerId customerId,
            Instant startedAt,
            WinBackOutcome outcome,
            @Nullable WithheldReason withheld,
            Instant at)
            implements CustomerCommand {}

    /**
     * Places a legal hold. Also accepted for a customer who never registered, because the law does not depend on a
     * registration.
     */
    record PlaceLegalHold(
            @TargetAggregateIdentifier CustomerId customerId,
            HoldId holdId,
            @Length(max = 500) String reason,
            Instant at)
            implements CustomerCommand {}

    record LiftLegalHold(@TargetAggregateIdentifier CustomerId customerId, HoldId holdId, Instant at)
            implements CustomerCommand {}

    /**
     * Forgets a customer. Also accepted for a customer who never registered. Refused under a legal hold; this refusal is
     * recorded.
     */
    record ForgetCustomer(
            @TargetAggregateIdentifier CustomerId customerId,
            @Length(max = 500) String reason,
            Instant at) implements CustomerCommand {}
}
