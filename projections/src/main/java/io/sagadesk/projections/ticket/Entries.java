package io.sagadesk.projections.ticket;

import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.ticket.ThreadEntry;
import io.sagadesk.api.ticket.ThreadEntry.Kind;
import io.sagadesk.api.ticket.TicketEvent.TicketNoted;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.projections.Envelope;
import io.sagadesk.projections.Millis;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the entries of threads. */
final class Entries {

    private Entries() {}

    static ThreadEntry reply(Envelope envelope, TicketReplied replied) {
        return new ThreadEntry(
                envelope.position(),
                Millis.of(replied.at()),
                Kind.REPLY,
                replied.author(),
                replied.messageId(),
                replied.text(),
                Map.of());
    }

    static ThreadEntry note(Envelope envelope, TicketNoted noted) {
        return new ThreadEntry(
                envelope.position(),
                Millis.of(noted.at()),
                Kind.NOTE,
                noted.author(),
                noted.messageId(),
                noted.text(),
                Map.of());
    }

    static ThreadEntry entry(
            Envelope envelope, Instant at, Kind kind, @Nullable Author by, Map<String, String> details) {
        return new ThreadEntry(envelope.position(), Millis.of(at), kind, by, null, null, details);
    }
}
