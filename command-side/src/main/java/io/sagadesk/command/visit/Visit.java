package io.sagadesk.command.visit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.sagadesk.api.Money;
import io.sagadesk.api.Refused;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.SightingId;
import io.sagadesk.api.id.VisitId;
import io.sagadesk.api.visit.VisitCommand.AbandonCart;
import io.sagadesk.api.visit.VisitCommand.InviteToChat;
import io.sagadesk.api.visit.VisitCommand.RecordCartChange;
import io.sagadesk.api.visit.VisitCommand.RecordPageView;
import io.sagadesk.api.visit.VisitEvent;
import io.sagadesk.api.visit.VisitEvent.CartAbandoned;
import io.sagadesk.api.visit.VisitEvent.CartChanged;
import io.sagadesk.api.visit.VisitEvent.ChatInvited;
import io.sagadesk.api.visit.VisitEvent.PageViewed;
import io.sagadesk.command.ContentFingerprints;
import io.sagadesk.command.RepeatableAggregate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A browsing session. The first page view or cart change creates it. The customer may become known later and then never
 * changes.
 */
@Revision("3") // of its snapshots: revision 2 did not know anonymous sightings, and wrote all amounts with two decimals
@Aggregate(type = "Visit", cache = "aggregateCache", snapshotTriggerDefinition = "aggregateSnapshots")
public class Visit extends RepeatableAggregate {

    @AggregateIdentifier
    private VisitId id;

    private @Nullable CustomerId customerId;
    private ContentFingerprints sightings = new ContentFingerprints();
    private Money cartTotal;
    private int cartItems;
    private boolean abandoned;
    private Map<String, Integer> viewsByPage = new HashMap<>();
    private boolean invited;

    Visit() {} // Axon rebuilds a visit from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordPageView view) {
        var customer = customerOr(view.customerId());
        if (isRepeated(view.sightingId(), view.customerId(), content(view.page()))) return;
        apply(new PageViewed(view.visitId(), customer, view.sightingId(), view.page(), view.at()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordCartChange change) {
        var customer = customerOr(change.customerId());
        if (isRepeated(change.sightingId(), change.customerId(), content(change.total(), change.items()))) return;
        apply(new CartChanged(
                change.visitId(), customer, change.sightingId(), change.total(), change.items(), change.at()));
    }

    @CommandHandler
    void decide(InviteToChat invite) {
        if (invited) return;
        if (viewsOf(invite.pages()) < invite.views()) {
            throw new Refused("too-few-views", "The pages were not viewed as often during this visit");
        }
        apply(new ChatInvited(id, customerId, invite.page(), invite.because(), invite.at()));
    }

    @CommandHandler
    void decide(AbandonCart abandon) {
        if (cartItems == 0) throw new Refused("cart-empty", "An empty cart cannot be abandoned");
        if (abandoned) return;
        apply(new CartAbandoned(id, customerId, cartTotal, cartItems, abandon.at()));
    }

    private int viewsOf(List<String> pages) {
        return pages.stream()
                .distinct()
                .mapToInt(page -> viewsByPage.getOrDefault(page, 0))
                .sum();
    }

    private @Nullable CustomerId customerOr(@Nullable CustomerId named) {
        if (customerId == null) return named;
        if (named != null && !named.equals(customerId)) {
            throw new Refused("other-customer", "This visit belongs to another customer");
        }
        return customerId;
    }

    /** A repeat may leave out the customer, but not name one whom the sighting did not know. */
    private boolean isRepeated(SightingId sightingId, @Nullable CustomerId named, String... content) {
        if (!sightings.knows(sightingId.value())) return false;
        var wasAnonymous = sightings.knows(anonymous(sightingId));
        if (sightings.recognise(sightingId.value(), content) && (named == null || !wasAnonymous)) return true;
        throw new Refused("sighting-exists", "This sighting was recorded before, with another content");
    }

    @EventSourcingHandler
    void evolve(PageViewed viewed) {
        evolve(viewed, viewed.sightingId(), content(viewed.page()));
        viewsByPage.merge(viewed.page(), 1, Integer::sum);
    }

    @EventSourcingHandler
    void evolve(CartChanged changed) {
        evolve(changed, changed.sightingId(), content(changed.total(), changed.items()));
        cartTotal = changed.total();
        cartItems = changed.items();
        abandoned = false;
    }

    @EventSourcingHandler
    void evolve(CartAbandoned event) {
        abandoned = true;
    }

    @EventSourcingHandler
    void evolve(ChatInvited event) {
        invited = true;
    }

    private void evolve(VisitEvent event, SightingId sightingId, String... content) {
        id = event.visitId();
        customerId = event.customerId();
        sightings.remember(sightingId.value(), content);
        if (customerId == null) sightings.remember(anonymous(sightingId), content);
    }

    private static String anonymous(SightingId sightingId) {
        return "anonymous/" + sightingId.value();
    }

    private static String[] content(String page) {
        return new String[] {"page", page};
    }

    private static String[] content(Money total, int items) {
        return new String[] {"cart", total.amount().toString(), total.currency(), String.valueOf(items)};
    }
}
