package io.sagadesk.testbed.simulate.audit;

import io.sagadesk.testbed.simulate.host.ObservedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Audits the number of messages, because the log does not say which event a message belongs to. For each template there
 * must be as many messages as reasons, except for reasons of the last day, whose messages may still wait for a delivery
 * attempt.
 */
final class MessageAudit {

    private static final Duration MAX_DELIVERY_TIME = Duration.ofDays(1);

    private final Instant end;
    private final Map<String, Count> counts = new TreeMap<>();

    /**
     * The reasons for messages of one template, how many of them are older than a day, and how many messages were sent or
     * given up.
     */
    private static final class Count {
        private int reasons;
        private int due;
        private int settled;
    }

    MessageAudit(Instant end) {
        this.end = end;
    }

    void audit(ObservedEvent event) {
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
        if (event.at().plus(MAX_DELIVERY_TIME).isBefore(end)) count.due++;
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
