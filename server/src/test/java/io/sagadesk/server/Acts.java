package io.sagadesk.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a data directory tells of what was done: coupons, timers, tickets, messages, each counted.
 *
 * @param events how many of each type are in the log, without what was imported
 * @param mails how many lie in the folder of mail
 */
record Acts(Map<String, Integer> events, long mails) {

    static Acts of(Path data) throws SQLException, IOException {
        return new Acts(events(data), mails(data));
    }

    /** How many there are of the types that begin so. */
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
