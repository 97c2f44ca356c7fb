package io.sagadesk.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers of actions in a data directory: events by type, and mail files.
 *
 * @param events the number of events of each type in the log, without imported ones
 * @param mails the number of mail files
 */
record ActionCounts(Map<String, Integer> events, long mails) {

    static ActionCounts of(Path data) throws SQLException, IOException {
        return new ActionCounts(events(data), mails(data));
    }

    /** The number of events whose type begins with this text. */
    int count(String type) {
        return events.entrySet().stream()
                .filter(event -> event.getKey().startsWith(type))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, Integer> events(Path data) throws SQLException {
        var counts = new TreeMap<String, Integer>();
        try (var log = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("events.db"));
                var rows = log.createStatement().executeQuery("""
                        SELECT payload_type, count(*) FROM event
                        WHERE instr(metadata, '"imported"') = 0 GROUP BY payload_type""")) {
            while (rows.next()) counts.put(rows.getString(1), rows.getInt(2));
        }
        return counts;
    }

    private static long mails(Path data) throws IOException {
        try (var files = Files.walk(data.resolve("mail"))) {
            return files.filter(file -> file.toString().endsWith(".eml")).count();
        }
    }
}
