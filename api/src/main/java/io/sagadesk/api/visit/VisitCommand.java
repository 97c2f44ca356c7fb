package io.sagadesk.api.visit;

import io.sagadesk.api.Command;
import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.Range;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.SightingId;
import io.sagadesk.api.id.VisitId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands to a visit. The first command of a browsing session creates the visit. */
public sealed interface VisitCommand extends Command {

    VisitId visitId();

    /**
     * Records a page view.
     *
     * @param customerId absent while the visitor has not signed in
     * @param page the name of the page, such as {@code return-policy}; never a URL with a query string
     */
    record RecordPageView(
            @TargetAggregateIdentifier VisitId visitId,
            @Nullable CustomerId customerId,
            SightingId sightingId,
            String page,
            Instant at)
            implements VisitCommand {}

    /**
     * Records a change of the cart.
     *
     * @param total the worth of the cart after the change
     * @param items the number of pieces in the cart after the change; 0 empties it
     */
    record RecordCartChange(
            @TargetAggregateIdentifier VisitId visitId,
            @Nullable CustomerId customerId,
            SightingId sightingId,
            @Range Money total,
            @Range(max = 1_000_000) int items,
            Instant at)
            implements VisitCommand {}

    /**
     * Invites the visitor to a chat, once per visit. Refused before the visitor has viewed the pages often enough.
     *
     * @param page the page that the visitor is viewing
     * @param pages the pages whose views are counted, in total
     */
    record InviteToChat(
            @TargetAggregateIdentifier VisitId visitId,
            String page,
            List<String> pages,
            @Range(min = 1, max = 1_000) int views,
            Decision because,
            Instant at)
            implements VisitCommand {}

    /** Records that a visit ended, or was idle too long, with a non-empty cart. Refused if the cart is empty. */
    record AbandonCart(@TargetAggregateIdentifier VisitId visitId, Instant at) implements VisitCommand {}
}
