package io.sagadesk.store.notice;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * Passes texts on in the collection {@code notices}: one document for each instance, with the latest of what it sent. Several times
 * a second each instance reads the documents of the others, of which there are as many as instances.
 */
final class MongoTransport implements NoticeTransport {

    private static final long MILLIS_BETWEEN_LOOKS = 200;
    private static final int MOST_KEPT = 100; // texts that an instance can still read that looks late
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1); // the document of one that was killed
    private static final String LAST = "last";
    private static final String TEXTS = "texts";
    private static final String WRITTEN = "written";

    private final MongoCollection<Document> notices;

    MongoTransport(MongoDatabase database) {
        this.notices = database.getCollection("notices").withWriteConcern(WriteConcern.W1.withJournal(false));
    }

    /** What was sent before is not read. */
    @Override
    public Connected connect() {
        notices.deleteMany(Filters.lt(WRITTEN, Instant.now().minus(FORGOTTEN_AFTER)));
        var connected = new Polling();
        connected.look();
        return connected;
    }

    private final class Polling implements Connected {

        private final String id = UUID.randomUUID().toString();
        private final Deque<String> kept = new ArrayDeque<>();
        private final Map<String, Long> known = new HashMap<>();
        private long last;

        @Override
        public List<String> exchange(List<String> texts) throws InterruptedException {
            if (!texts.isEmpty()) send(texts);
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
            return look();
        }

        private void send(List<String> texts) {
            texts.forEach(kept::add);
            while (kept.size() > MOST_KEPT) kept.remove();
            last += texts.size();
            var document = new Document("_id", id)
                    .append(LAST, last)
                    .append(TEXTS, List.copyOf(kept))
                    .append(WRITTEN, Instant.now());
            notices.replaceOne(Filters.eq("_id", id), document, new ReplaceOptions().upsert(true));
        }

        /** Returns what others have sent since the look before. An instance that is new since then is read from its beginning. */
        private List<String> look() {
            var unread = new ArrayList<String>();
            for (var document : notices.find(Filters.ne("_id", id))) {
                var texts = document.getList(TEXTS, String.class);
                long end = document.getLong(LAST);
                var before = known.put(document.getString("_id"), end);
                var fresh = (int) Math.min(texts.size(), end - (before == null ? 0 : before));
                unread.addAll(texts.subList(texts.size() - fresh, texts.size()));
            }
            return unread;
        }

        @Override
        public void close() {
            notices.deleteOne(Filters.eq("_id", id));
        }
    }
}
