package io.sagadesk.store.engine;

import io.sagadesk.store.engine.database.StoredEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log with another serializer than its own, for many processors at once. The processors follow the log at
 * about the same position, so they share a cache of fetched and decoded pages.
 */
final class LogView implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final int PAGE = 1_000;
    private static final int PAGES = 8; // more would live long enough for the old generation during an import

    private final LogStorageEngine engine;
    private final LogHead head;
    private final Function<List<StoredEvent>, List<? extends TrackedEventMessage<?>>> decoding;
    private final Map<Long, LogStream.Fetched> recent = new LinkedHashMap<>(PAGES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, LogStream.Fetched> eldest) {
            return size() > PAGES;
        }
    };

    LogView(
            LogStorageEngine engine,
            LogHead head,
            Function<List<StoredEvent>, List<? extends TrackedEventMessage<?>>> decoding) {
        this.engine = engine;
        this.head = head;
        this.decoding = decoding;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return LogStorageEngine.follow(head, token, this::page);
    }

    @Override
    public TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return engine.createTokenAt(time);
    }

    /**
     * Returns a page, from the cache if possible. The log is append-only, so a cached page stays correct, though later
     * events may be missing from it.
     */
    private synchronized LogStream.Fetched page(long from) {
        var known = recent.get(from);
        if (known != null) return known;
        var events = engine.log().page(from, PAGE);
        var fetched = new LogStream.Fetched(
                decoding.apply(events), events.get(events.size() - 1).position() + 1);
        recent.put(from, fetched);
        return fetched;
    }
}
