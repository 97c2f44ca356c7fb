package io.sagadesk.testbed.simulate.audit;

import io.sagadesk.testbed.simulate.host.ObservedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which message tells of which event the log does not say: of each sort there are as many as there were reasons, but for those
 * of the last day, which may be waiting for an attempt.
 */
final class MessageAudit {

    private static final Duration ON_THEIR_WAY = Duration.ofDays(1);

    private final Instant end;
    private final Map<String, Count> counts = new TreeMap<>();

    /** Reasons for a message, those of them that are old enough, and what became of them. */
    private static final class Count {
        private int reasons;
        private int due;
        private int settled;
    }

    MessageAudit(Instant end) {
        this.end = end;
    }

    void look(ObservedEvent event) {
        switch (event.type()) {
            case "offer.OfferMade" -> reason(event.text("kind"), event);
            case "conversation.RatingAsked" -> reason("SURVEY", event);
            case "visit.ChatInvited" -> {
                if (!event.text("customerId").isEmpty()) reason("CHAT_INVITATION", event);
            }
            case "delivery.MessageSent", "delivery.MessageGivenUp" -> count(event.text("template")).settled++;
            default -> {}
        }
    }

    private void reason(String template, ObservedEvent event) {
        var count = count(template);
        count.reasons++;
        if (event.at().plus(ON_THEIR_WAY).isBefore(end)) count.due++;
    }

    private Count count(String template) {
        return counts.computeIfAbsent(template, any -> new Count());
    }

    List<String> faults() {
        var faults = new ArrayList<String>();
        counts.forEach((template, count) -> {
            if (count.settled < count.due || count.settled > count.reasons) {
                faults.add("Messages " + template + ": " + count.settled + " for " + count.reasons + " reasons, "
                        + count.due + " of them a day old");
            }
        });
        return faults;
    }
}
