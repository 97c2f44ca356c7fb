package io.sagadesk.embeddedmongo.backend;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CursorNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Cursors of results that did not fit into one message. They are read on from where they are. An idle cursor expires.
 */
final class OpenCursors {

    private static final int FIRST_BATCH = 101; // like MongoDB
    private static final int BATCH_BYTES = 4 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final class Open {
        final Iterator<?> rows;
        long lastUsed = System.nanoTime();

        Open(Iterator<?> rows) {
            this.rows = rows;
        }
    }

    private final Map<Long, Open> open = new ConcurrentHashMap<>();

    /** Begins at random, so that a client never goes on with another one's cursor after a restart of the server. */
    private final AtomicLong lastId = new AtomicLong(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE >> 1));

    /** Returns the first batch of a result, whose rows are BSON bytes or documents. */
    Document first(String collection, Iterator<?> rows, int batchSize, boolean single) {
        forgetUnused();
        Open cursor = new Open(rows);
        List<Object> batch = take(cursor, batchSize == 0 ? FIRST_BATCH : batchSize);
        long id = 0;
        if (!single && rows.hasNext()) {
            id = lastId.incrementAndGet();
            open.put(id, cursor);
        }
        return answer(collection, "firstBatch", batch, id);
    }

    Document more(Document query, String database) {
        long id = KnownCommands.required(query, "getMore", Number.class).longValue();
        Open cursor = open.get(id);
        if (cursor == null) throw new CursorNotFoundException(id);
        int batchSize = ((Number) query.getOrDefault("batchSize", 0)).intValue();
        List<Object> batch = take(cursor, batchSize == 0 ? Integer.MAX_VALUE : batchSize);
        boolean finished = batch.isEmpty() || !cursor.rows.hasNext();
        if (finished) open.remove(id);
        return answer(database + "." + query.get("collection"), "nextBatch", batch, finished ? 0 : id);
    }

    Document kill(Document query) {
        List<Object> killed = new ArrayList<>();
        List<Object> unknown = new ArrayList<>();
        for (Object id : KnownCommands.required(query, "cursors", List.class)) {
            (open.remove(((Number) id).longValue()) != null ? killed : unknown).add(id);
        }
        return new Document("cursorsKilled", killed)
                .append("cursorsNotFound", unknown)
                .append("ok", 1.0);
    }

    private static List<Object> take(Open cursor, int most) {
        synchronized (cursor) {
            cursor.lastUsed = System.nanoTime();
            List<Object> batch = new ArrayList<>();
            long bytes = 0;
            while (cursor.rows.hasNext() && batch.size() < most && bytes < BATCH_BYTES) {
                Object row = cursor.rows.next();
                bytes += row instanceof byte[] raw ? raw.length : 1024;
                batch.add(row);
            }
            return batch;
        }
    }

    private void forgetUnused() {
        long oldest = System.nanoTime() - PATIENCE.toNanos();
        open.values().removeIf(cursor -> cursor.lastUsed - oldest < 0);
    }

    private static Document answer(String collection, String name, List<Object> batch, long id) {
        Document cursor = new Document("id", id).append("ns", collection).append(name, batch);
        return new Document("cursor", cursor).append("ok", 1.0);
    }
}
