package io.sagadesk.server.log;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An event with its envelope.
 *
 * @param type the stored name, such as {@code ticket.TicketOpened}
 * @param payload decoded and decrypted when it is asked for
 */
public record LoggedEvent(
        long position,
        String eventId,
        String type,
        Instant recordedAt,
        Map<String, ?> metadata,
        Supplier<Object> payload) {}
