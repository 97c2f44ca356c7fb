package io.sagadesk.replay.simulate;

import io.sagadesk.store.sqlite.EventLog;
import io.sagadesk.store.sqlite.StoredEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Goes through the log and looks for what must not be: something done twice that is to be done once, or begun and never
 * brought to an end.
 */
public final class Audit {

    private static final int MOST_TOLD = 20;

    private final Instant end;
    private final Digest digest = new Digest();
    private final Set<String> done = new HashSet<>();
    private final Map<String, Instant> owed = new HashMap<>();
    private final Map<String, Integer> checked = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private int offersToTell;
    private int messages;

    private Audit(Instant end) {
        this.end = end;
    }

    /**
     * What was found.
     *
     * @param checked how many of each kind were looked at
     * @param faults what is wrong, a sentence each
     */
    public record Findings(String digest, long events, Map<String, Integer> checked, List<String> faults) {}

    /** @param end up to when time went on */
    static Findings of(Path data, Instant end) {
        var audit = new Audit(end);
        try (var log = EventLog.open(data.resolve("events.db"))) {
            log.verify();
            log.scan(0, audit::look);
            audit.lookForLosses();
            return new Findings(audit.digest.toString(), log.lastPosition() + 1, audit.checked, audit.faults);
        }
    }

    private void look(StoredEvent stored) {
        digest.add(stored);
        if (stored.metadata().contains("\"imported\"")) return;
        var event = new Happening(stored.position(), stored.payloadType(), Host.parsed(stored.payload()));
        once(event, stored);
        owe(event);
        settle(event);
    }

    private void once(Happening event, StoredEvent stored) {
        var type = event.type();
        if (type.startsWith("timer.")) once("timer", type + stored.payload());
        switch (type) {
            case "ticket.TicketOpened" -> once("follow-up ticket of a conversation", event.text("conversationId"));
            case "conversation.RatingAsked" -> once("survey of a conversation", event.text("conversationId"));
            case "ticket.TargetBreached" -> once("level of a missed target", levelOf(event));
            case "campaign.CouponIssued" -> once("coupon", event.text("couponId"));
            case "campaign.CouponRedeemed" -> once("redemption of a coupon", event.text("couponId"));
            case "offer.OfferMade" -> once("offer", event.text("offerId"));
            case "delivery.MessageSent" -> once("message", event.text("deliveryId"));
            case "visit.ChatInvited" -> once("invitation of a visit", event.text("visitId"));
            default -> {}
        }
    }

    private static String levelOf(Happening event) {
        return event.text("ticketId") + " " + event.payload().path("instance") + " "
                + event.payload().path("level");
    }

    private void once(String kind, String id) {
        if (id.isEmpty()) return;
        checked.merge(kind, 1, Integer::sum);
        if (!done.add(kind + "|" + id)) faults.add("A " + kind + " twice: " + id);
    }

    /** What one event promises, and until when at the latest another one has to follow. */
    private void owe(Happening event) {
        switch (event.type()) {
            case "desk.ConversationQueued" ->
                owe("end of waiting", event.text("conversationId"), event, Duration.ofHours(1));
            case "offer.OfferPlanned" -> owe("end of an offer", event.text("offerId"), event, Duration.ofDays(1));
            case "offer.OfferMade" -> countOffer(event);
            case "ticket.TicketOpened" -> owe("service level", event.text("ticketId"), event, Duration.ZERO);
            case "campaign.CouponIssued" -> owe("offer of a coupon", event.text("couponId"), event, Duration.ZERO);
            case "conversation.ConversationClosed" -> {
                if (!done.contains("survey of a conversation|" + event.text("conversationId"))) {
                    owe("survey", event.text("conversationId"), event, Duration.ZERO);
                }
            }
            default -> {}
        }
    }

    /** Which message is of which offer the log does not say: there must be as many. */
    private void countOffer(Happening made) {
        if (made.at().plus(Duration.ofDays(1)).isBefore(end)) offersToTell++;
    }

    private void owe(String kind, String id, Happening event, Duration patience) {
        checked.merge(kind, 1, Integer::sum);
        owed.put(kind + "|" + id, event.at().plus(patience));
    }

    private void settle(Happening event) {
        switch (event.type()) {
            case "desk.AssignmentAccepted",
                    "desk.ConversationLeftQueue",
                    "desk.ConversationReleased",
                    "desk.ConversationTransferred" -> owed.remove("end of waiting|" + event.text("conversationId"));
            case "offer.OfferMade" -> {
                owed.remove("end of an offer|" + event.text("offerId"));
                owed.remove("offer of a coupon|" + event.text("couponId"));
            }
            case "campaign.CouponRevoked" -> owed.remove("offer of a coupon|" + event.text("couponId"));
            case "delivery.MessageSent", "delivery.MessageGivenUp" -> {
                if (!event.text("template").equals("SURVEY")) messages++;
            }
            case "offer.OfferWithheld" -> owed.remove("end of an offer|" + event.text("offerId"));
            case "ticket.ServiceLevelApplied" -> owed.remove("service level|" + event.text("ticketId"));
            case "conversation.RatingAsked" -> owed.remove("survey|" + event.text("conversationId"));
            default -> {}
        }
    }

    private void lookForLosses() {
        if (messages < offersToTell) faults.add(offersToTell + " offers were made, and " + messages + " messages sent");
        owed.forEach((what, latest) -> {
            if (latest.isBefore(end)) faults.add("Never came: " + what.replace("|", " "));
        });
        faults.sort(null);
        if (faults.size() <= MOST_TOLD) return;
        var more = faults.size() - MOST_TOLD;
        faults.subList(MOST_TOLD, faults.size()).clear();
        faults.add("and " + more + " more");
    }
}
