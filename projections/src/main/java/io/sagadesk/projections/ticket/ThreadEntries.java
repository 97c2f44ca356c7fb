package io.sagadesk.projections.ticket;

import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.ticket.ThreadEntry;
import io.sagadesk.api.ticket.ThreadEntry.Kind;
import io.sagadesk.api.ticket.TicketEvent.TicketNoted;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.projections.EventEnvelope;
import io.sagadesk.projections.MillisecondTimes;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates thread entries. */
final class ThreadEntries {

    private ThreadEntries() {}

    static ThreadEntry reply(EventEnvelope envelope, TicketReplied replied) {
        return new ThreadEntry(
                envelope.position(),
                MillisecondTimes.of(replied.at()),
                Kind.REPLY,
                replied.author(),
                replied.messageId(),
                replied.text(),
                Map.of());
    }

    static ThreadEntry note(EventEnvelope envelope, TicketNoted noted) {
        return new ThreadEntry(
                envelope.position(),
                MillisecondTimes.of(noted.at()),
                Kind.NOTE,
                noted.author(),
                noted.messageId(),
                noted.text(),
                Map.of());
    }

    static ThreadEntry entry(
            EventEnvelope envelope, Instant at, Kind kind, @Nullable Author by, Map<String, String> details) {
        return new ThreadEntry(envelope.position(), MillisecondTimes.of(at), kind, by, null, null, details);
    }
}
