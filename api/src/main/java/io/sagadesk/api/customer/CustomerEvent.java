package io.sagadesk.api.customer;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Event;
import io.sagadesk.api.PersonalData;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.HoldId;
import io.sagadesk.api.offer.WithheldReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of a customer. */
public sealed interface CustomerEvent extends Event {

    CustomerId customerId();

    record CustomerRegistered(
            CustomerId customerId,
            @PersonalData @Nullable ContactDetails contact,
            @Nullable String timeZone,
            Instant at)
            implements CustomerEvent {}

    record IdentityLinked(
            CustomerId customerId,
            IdentityKind kind,
            @PersonalData String handle,
            Instant at) implements CustomerEvent {}

    /**
     * The linking of an identity was undone.
     *
     * @param link the number of the {@link IdentityLinked} that was undone, counted from 1 over all of the customer: two
     *     ciphertexts of one handle differ, so a reader without the key needs it
     */
    record IdentityUnlinked(
            CustomerId customerId,
            IdentityKind kind,
            @PersonalData String handle,
            int link,
            Instant at) implements CustomerEvent {}

    record ContactDetailsChanged(
            CustomerId customerId,
            @PersonalData @Nullable ContactDetails contact,
            @Nullable String timeZone,
            Instant at)
            implements CustomerEvent {}

    record ConsentGiven(CustomerId customerId, ConsentPurpose purpose, String wording, Instant at)
            implements CustomerEvent {}

    record ConsentWithdrawn(CustomerId customerId, ConsentPurpose purpose, Instant at) implements CustomerEvent {}

    record IdentityVerified(CustomerId customerId, VerificationMethod method, Instant at) implements CustomerEvent {}

    /**
     * The customer may be the same person as another one, who has the same event.
     *
     * @param kind the kind of the identity that both have; {@code EMAIL} and {@code PHONE} also stand for contact details
     */
    record DuplicateSuspected(CustomerId customerId, CustomerId other, IdentityKind kind, Instant at)
            implements CustomerEvent {}

    record SegmentChanged(CustomerId customerId, @Nullable Segment from, Segment to, Decision because, Instant at)
            implements CustomerEvent {}

    /** An attempt to win back a customer started, because the customer is likely to leave. */
    record WinBackStarted(CustomerId customerId, Segment segment, Decision because, Instant at)
            implements CustomerEvent {}

    /**
     * A win-back attempt ended.
     *
     * @param startedAt the start time, which identifies the attempt
     * @param withheld the reason why an offer was withheld, if one was; the attempt of a held-out customer still runs to its
     *     end
     */
    record WinBackEnded(
            CustomerId customerId,
            Instant startedAt,
            WinBackOutcome outcome,
            @Nullable WithheldReason withheld,
            Instant at)
            implements CustomerEvent {}

    record LegalHoldPlaced(CustomerId customerId, HoldId holdId, String reason, Instant at) implements CustomerEvent {}

    record LegalHoldLifted(CustomerId customerId, HoldId holdId, Instant at) implements CustomerEvent {}

    /**
     * A request to forget the customer was refused because of legal holds.
     *
     * @param holds the legal holds in force
     */
    record ForgettingRefused(CustomerId customerId, String reason, List<HoldId> holds, Instant at)
            implements CustomerEvent {}

    record CustomerForgotten(CustomerId customerId, String reason, Instant at) implements CustomerEvent {}
}
