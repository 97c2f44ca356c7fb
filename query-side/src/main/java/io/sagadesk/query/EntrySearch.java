package io.sagadesk.query;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.sagadesk.projections.ChunkedList;
import io.sagadesk.projections.StoredDocument;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Finds entries of a chunked list by their positions in the log, by which the list is sorted. */
public final class EntrySearch<C, E> {

    private final MongoCollection<StoredDocument<C>> chunks;
    private final Function<C, List<E>> entries;
    private final ToLongFunction<E> position;

    public EntrySearch(
            MongoCollection<StoredDocument<C>> chunks, Function<C, List<E>> entries, ToLongFunction<E> position) {
        this.chunks = chunks;
        this.entries = entries;
        this.position = position;
    }

    /**
     * Returns the index of the first entry after a position, counted from 0, or the total if there is none.
     *
     * @param total the number of entries that the head has counted
     */
    public int firstAfter(long after, String head, int total) {
        if (after < 0) return 0;
        var low = 0;
        var high = (total + ChunkedList.SIZE - 1)
                / ChunkedList.SIZE; // binary search for the first chunk that ends after the position
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (countUpTo(after, head, middle) < ChunkedList.SIZE) high = middle;
            else low = middle + 1;
        }
        return Math.min(total, low * ChunkedList.SIZE + countUpTo(after, head, low));
    }

    /** Returns the number of entries of a chunk up to and including a position. */
    private int countUpTo(long after, String head, int chunk) {
        var stored = chunks.find(Filters.eq("_id", ChunkedList.idOf(head, (long) chunk * ChunkedList.SIZE)))
                .first();
        if (stored == null) return 0;
        return (int) entries.apply(stored.doc()).stream()
                .filter(entry -> position.applyAsLong(entry) <= after)
                .count();
    }
}
