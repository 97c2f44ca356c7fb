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

/** What may be asked about a visit. The first sighting of a session begins it. */
public sealed interface VisitCommand extends Command {

    VisitId visitId();

    /**
     * A page was looked at.
     *
     * @param customerId absent while the visitor has not signed in
     * @param page the page's name, such as {@code return-policy}: no address with a query in it
     */
    record RecordPageView(
            @TargetAggregateIdentifier VisitId visitId,
            @Nullable CustomerId customerId,
            SightingId sightingId,
            String page,
            Instant at)
            implements VisitCommand {}

    /**
     * Something was put into the cart or taken out.
     *
     * @param total what the cart is worth after the change
     * @param items how many pieces are in it after the change; 0 empties it
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
     * Offers a chat to a visitor who seems to need one: once a visit. Refused before they have viewed the pages as often.
     *
     * @param page the one that they are on
     * @param pages whose views are counted, all together
     */
    record InviteToChat(
            @TargetAggregateIdentifier VisitId visitId,
            String page,
            List<String> pages,
            @Range(min = 1, max = 1_000) int views,
            Decision because,
            Instant at)
            implements VisitCommand {}

    /** The visit ended, or rested too long, with something in the cart. Refused where the cart is empty. */
    record AbandonCart(@TargetAggregateIdentifier VisitId visitId, Instant at) implements VisitCommand {}
}
