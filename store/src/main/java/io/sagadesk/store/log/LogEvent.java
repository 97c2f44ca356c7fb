package io.sagadesk.store.log;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event of the log with its envelope. Metadata and payload are decoded only when they are read. */
public interface LogEvent {

    /** Its place in the log, counted from 0 without gaps. */
    long position();

    String eventId();

    /** The stored name, such as {@code ticket.TicketOpened}. */
    String type();

    /** The full name of what it happened to, such as {@code ticket/t-1}. */
    String aggregateId();

    /** Its place among the events of its aggregate, counted from 0. */
    long sequence();

    Instant recordedAt();

    Map<String, ?> metadata();

    /** One metadata value as text, such as that of {@code customerId}; null where the event has none. */
    @Nullable String metadata(String name);

    /**
     * The payload in its current revision. Personal data is in clear, or sealed if the reader was made with a serializer that
     * leaves it sealed.
     */
    Object payload();

    /** The payload as it is stored, not decoded. */
    Sealed sealed();

    /**
     * A payload as it is stored, with its personal data as ciphertext.
     *
     * @param json one line
     */
    record Sealed(String revision, String json) {}
}
