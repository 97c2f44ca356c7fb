package io.sagadesk.testbed.bench.history;

import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.engine.database.StoredEvent;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.upcast.EventUpcasters;
import io.sagadesk.store.sqlite.SqliteLog;
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
public final class GrownLog {

    private static final Pattern IDS =
            Pattern.compile("(\"(?:customer|conversation|ticket|order|visit|campaign|coupon)Id\":\"[^\"]+)\"");
    private static final String INSERT =
            "INSERT INTO event (position, event_id, aggregate_type, aggregate_id, sequence,"
                    + " recorded_at, payload_type, revision, payload, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final TypeNames NAMES = TypeNames.ofVocabulary();

    private final PreparedStatement insert;
    private final long events;
    private final CopiedTexts texts;
    private long next;

    private GrownLog(PreparedStatement insert, long events, CopiedTexts texts) {
        this.insert = insert;
        this.events = events;
        this.texts = texts;
    }

    /**
     * Creates a log with the given number of events.
     *
     * @param file a path where there is nothing yet
     * @param texts what becomes of encrypted texts
     */
    public static void grow(Path file, EventLog seed, long events, CopiedTexts texts) throws SQLException {
        engine(file).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                new GrownLog(insert, events, texts).fill(seed);
            }
            connection.commit();
        }
    }

    /** Opens the log for Axon. */
    public static LogStorageEngine engine(Path file) {
        var serializer = SagadeskSerializer.sealed(NAMES);
        return LogStorageEngine.builder()
                .database(SqliteLog.at(file))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(EventUpcasters.chain(NAMES))
                .build();
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
        insert.setString(9, suffix.isEmpty() ? event.payload() : copied(event.payload(), suffix));
        insert.setString(10, renamed(event.metadata(), suffix));
        insert.addBatch();
    }

    private String copied(String payload, String suffix) {
        return texts.inCopy(renamed(payload, suffix), suffix);
    }

    private static String renamed(String json, String suffix) {
        return suffix.isEmpty() ? json : IDS.matcher(json).replaceAll("$1" + suffix + "\"");
    }
}
