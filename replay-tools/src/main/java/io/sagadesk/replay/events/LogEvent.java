package io.sagadesk.replay.events;

import java.time.Instant;
import java.util.Map;

/** An event of the log with its envelope; what takes time is done when it is asked for. */
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

    /** Decoded, in today's form and with its personal data in clear. */
    Object payload();

    /** Undecoded. */
    Sealed sealed();

    /**
     * A payload as it is stored, with its personal data as ciphertext.
     *
     * @param json one line
     */
    record Sealed(String revision, String json) {}
}
