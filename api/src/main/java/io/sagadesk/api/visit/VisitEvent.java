package io.sagadesk.api.visit;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Event;
import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.SightingId;
import io.sagadesk.api.id.VisitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events of a visit. */
public sealed interface VisitEvent extends Event {

    VisitId visitId();

    /** Absent while the visitor has not signed in. */
    @Nullable CustomerId customerId();

    record PageViewed(VisitId visitId, @Nullable CustomerId customerId, SightingId sightingId, String page, Instant at)
            implements VisitEvent {}

    record CartChanged(
            VisitId visitId, @Nullable CustomerId customerId, SightingId sightingId, Money total, int items, Instant at)
            implements VisitEvent {}

    record CartAbandoned(VisitId visitId, @Nullable CustomerId customerId, Money total, int items, Instant at)
            implements VisitEvent {}

    record ChatInvited(VisitId visitId, @Nullable CustomerId customerId, String page, Decision because, Instant at)
            implements VisitEvent {}
}
