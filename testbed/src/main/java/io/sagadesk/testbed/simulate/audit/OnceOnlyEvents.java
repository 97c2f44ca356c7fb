package io.sagadesk.testbed.simulate.audit;

import io.sagadesk.testbed.simulate.host.ObservedEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Finds events that happened twice to the same subject but must happen at most once. */
final class OnceOnlyEvents {

    private static final List<Single> ALL = List.of(
            new Single("follow-up ticket of a conversation", "ticket.TicketOpened", id("conversationId")),
            new Single("survey of a conversation", "conversation.RatingAsked", id("conversationId")),
            new Single("coupon of a conversation", "campaign.CouponIssued", ObservedEvent::conversationBehind),
            new Single("level of a missed target", "ticket.TargetBreached", OnceOnlyEvents::level),
            new Single("coupon", "campaign.CouponIssued", id("couponId")),
            new Single("redemption of a coupon", "campaign.CouponRedeemed", id("couponId")),
            new Single("offer", "offer.OfferMade", id("offerId")),
            new Single("message", "delivery.MessageSent", id("deliveryId")),
            new Single("invitation of a visit", "visit.ChatInvited", id("visitId")));
    private static final String TIMER = "timer";

    private final Set<String> done = new HashSet<>();
    private final Map<String, Integer> checked = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * A kind of event that must happen at most once.
     *
     * @param key the key by which two events are the same; empty for events that may be repeated
     */
    private record Single(String kind, String type, Function<ObservedEvent, String> key) {}

    OnceOnlyEvents() {
        checked.put(TIMER, 0);
        ALL.forEach(single -> checked.put(single.kind(), 0));
    }

    void audit(ObservedEvent event) {
        if (event.type().startsWith("timer.")) once(TIMER, event.type() + event.payload());
        for (var single : ALL) {
            if (single.type().equals(event.type()))
                once(single.kind(), single.key().apply(event));
        }
    }

    /** The number of checked events of each kind. */
    Map<String, Integer> checked() {
        return checked;
    }

    List<String> faults() {
        return faults;
    }

    private void once(String kind, String key) {
        if (key.isEmpty()) return;
        checked.merge(kind, 1, Integer::sum);
        if (!done.add(kind + "|" + key)) faults.add("A " + kind + " twice: " + key);
    }

    private static Function<ObservedEvent, String> id(String field) {
        return event -> event.text(field);
    }

    private static String level(ObservedEvent breach) {
        return breach.text("ticketId") + " " + breach.payload().path("instance") + " "
                + breach.payload().path("level");
    }
}
