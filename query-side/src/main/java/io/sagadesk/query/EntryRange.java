package io.sagadesk.query;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.sagadesk.projections.ChunkedList;
import io.sagadesk.projections.StoredDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A range of entries of a chunked list that makes a page: from {@code from} inclusive to {@code end} exclusive, counted
 * from 0.
 */
public record EntryRange(int from, int end, boolean newestFirst) {

    /**
     * Returns the range of the page after a cursor.
     *
     * @param total the number of entries that the head has counted
     * @throws IllegalArgumentException if the cursor does not belong to such a list or has the other direction
     */
    public static EntryRange of(int total, boolean newestFirst, int limit, @Nullable String cursor) {
        var start = cursor == null ? (newestFirst ? total : 0) : Math.min(total, start(cursor, newestFirst));
        if (newestFirst) return new EntryRange(Math.max(0, start - limit), start, true);
        return new EntryRange(start, start + Math.min(limit, total - start), false);
    }

    private static int start(String cursor, boolean newestFirst) {
        var values = PageCursor.values(cursor, 2);
        if (!values.get(0).equals(nameOf(newestFirst))) {
            throw new IllegalArgumentException("This is a cursor of the other direction");
        }
        return Math.max(0, Integer.parseInt(values.get(1)));
    }

    /** Returns the cursor of the next page, or null on the last page. */
    public @Nullable String next(int total) {
        if (newestFirst) return from > 0 ? PageCursor.of(nameOf(true), from) : null;
        return end < total ? PageCursor.of(nameOf(false), end) : null;
    }

    /** Reads the entries in the requested order. Only chunks that contain entries of the range are read. */
    public <C, E> List<E> read(MongoCollection<StoredDocument<C>> chunks, String head, Function<C, List<E>> entries) {
        var ids = new ArrayList<String>();
        for (int entry = from - from % ChunkedList.SIZE; entry < end; entry += ChunkedList.SIZE)
            ids.add(ChunkedList.idOf(head, entry));
        var found = new HashMap<String, List<E>>();
        chunks.find(Filters.in("_id", ids)).forEach(chunk -> found.put(chunk.id(), entries.apply(chunk.doc())));
        var read = new ArrayList<E>();
        for (int entry = from; entry < end; entry++) {
            var chunk = found.getOrDefault(ChunkedList.idOf(head, entry), List.of());
            if (entry % ChunkedList.SIZE < chunk.size()) read.add(chunk.get(entry % ChunkedList.SIZE));
        }
        if (newestFirst) Collections.reverse(read);
        return read;
    }

    private static String nameOf(boolean newestFirst) {
        return newestFirst ? "backward" : "forward";
    }
}
