package io.sagadesk.testbed.bench;

import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.engine.database.StoredEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * Fills a log with any number of events from a real one: the same history is repeated, each time with other customers,
 * conversations, tickets and orders.
 */
final class GrownLog {

    private static final Pattern IDS =
            Pattern.compile("(\"(?:customer|conversation|ticket|order|visit|campaign|coupon)Id\":\"[^\"]+)\"");
    private static final String INSERT =
            "INSERT INTO event (position, event_id, aggregate_type, aggregate_id, sequence,"
                    + " recorded_at, payload_type, revision, payload, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final PreparedStatement insert;
    private final long events;
    private long next;

    private GrownLog(PreparedStatement insert, long events) {
        this.insert = insert;
        this.events = events;
    }

    /**
     * Fills an empty log with the given number of events.
     *
     * @param file the log's file, created by the store and without events
     */
    static void grow(Path file, EventLog seed, long events) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                new GrownLog(insert, events).fill(seed);
            }
            connection.commit();
        }
    }

    private void fill(EventLog seed) throws SQLException {
        for (int copy = 0; next < events; copy++) {
            var suffix = copy == 0 ? "" : "~" + copy;
            for (long from = 0; next < events; from += EventLog.PAGE) {
                var page = seed.page(from, EventLog.PAGE);
                if (page.isEmpty()) break;
                for (var event : page) if (next < events) add(event, suffix);
                insert.executeBatch();
            }
        }
    }

    private void add(StoredEvent event, String suffix) throws SQLException {
        insert.setLong(1, next++);
        insert.setString(2, event.eventId() + suffix);
        insert.setString(3, event.aggregateType());
        insert.setString(4, event.aggregateId() + suffix);
        insert.setLong(5, event.sequence());
        insert.setString(6, event.recordedAtText());
        insert.setString(7, event.payloadType());
        insert.setString(8, event.revision());
        insert.setString(9, renamed(event.payload(), suffix));
        insert.setString(10, renamed(event.metadata(), suffix));
        insert.addBatch();
    }

    private static String renamed(String json, String suffix) {
        return suffix.isEmpty() ? json : IDS.matcher(json).replaceAll("$1" + suffix + "\"");
    }
}
