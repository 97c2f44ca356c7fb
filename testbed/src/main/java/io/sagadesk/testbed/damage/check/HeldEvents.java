package io.sagadesk.testbed.damage.check;

import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.engine.database.StoredEvent;
import io.sagadesk.store.sqlite.SqliteEventLog;
import io.sagadesk.testbed.process.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The events that the log of a directory still holds before a server is started on it.
 *
 * @param ids the ids of the events, by position
 */
record HeldEvents(List<String> ids) {

    private static final List<String> FILES = List.of("events.db", "events.db-wal");

    /** Reads them from a copy of the files, because reading changes files. A damaged log ends at its first damage. */
    static HeldEvents of(Path data) throws IOException {
        var copy = Files.createTempDirectory("sagadesk-held-");
        try {
            for (var file : FILES) {
                if (Files.exists(data.resolve(file))) Files.copy(data.resolve(file), copy.resolve(file));
            }
            return new HeldEvents(read(copy.resolve(FILES.get(0))));
        } finally {
            DirectoryTree.delete(copy);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // a damaged file fails in many ways
    private static List<String> read(Path file) {
        var ids = new ArrayList<String>();
        try (var log = SqliteEventLog.open(file)) {
            log.scan(0, event -> add(event, ids));
        } catch (RuntimeException damaged) {
            return ids;
        }
        return ids;
    }

    private static void add(StoredEvent event, List<String> ids) {
        if (event.position() == ids.size()) ids.add(event.eventId());
    }

    /** The position of the last event; -1 if there is none. */
    long last() {
        return ids.size() - 1L;
    }

    /** A sentence for each event that the log does not hold any more. */
    List<String> missingFrom(EventLog log) {
        var missing = new ArrayList<>(ids);
        log.scan(0, event -> found(event, missing));
        return missing.stream()
                .filter(id -> !id.isEmpty())
                .map(id -> "Gone since the start: the event at position " + ids.indexOf(id))
                .toList();
    }

    private static void found(StoredEvent event, List<String> missing) {
        var position = (int) event.position();
        if (position < missing.size() && missing.get(position).equals(event.eventId())) missing.set(position, "");
    }
}
