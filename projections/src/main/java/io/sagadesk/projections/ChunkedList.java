package io.sagadesk.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * An append-only list of unlimited length that belongs to a document, its head. The list is split into chunk documents
 * of at most {@value #SIZE} entries, so that an append never rewrites the whole list. The head counts the entries, so
 * the open chunk is known without a query.
 *
 * @param <H> the head
 * @param <C> a chunk, which is created under an id that {@link #idOf} returns
 */
public final class ChunkedList<H, C> {

    /** The largest number of entries in a chunk. */
    public static final int SIZE = 64;

    private final ReadModel<H> heads;
    private final ToIntFunction<H> count;
    private final ReadModel<C> chunks;

    /**
     * Creates the list.
     *
     * @param count returns the number of entries that a head has counted
     * @param chunks a model that the projection declares after the heads
     */
    public ChunkedList(ReadModel<H> heads, ToIntFunction<H> count, ReadModel<C> chunks) {
        this.heads = heads;
        this.count = count;
        this.chunks = chunks;
    }

    /**
     * Appends an entry for the current event.
     *
     * @param change of the head, which must increase its count by one
     * @param entry adds the entry to the open chunk
     */
    public void append(String id, UnaryOperator<H> change, UnaryOperator<C> entry) {
        heads.update(id, change, (before, after) -> {
            var known = count.applyAsInt(before);
            if (count.applyAsInt(after) != known + 1) throw new IllegalStateException("The entry was not counted");
            chunks.update(idOf(id, known), entry);
        });
    }

    /** Returns the id of the chunk that holds a head's entry of this number, counted from 0. */
    public static String idOf(String head, long entry) {
        return head + "#" + entry / SIZE;
    }

    /** Returns the id of a chunk's head. No id of this system contains the separator {@code #}. */
    public static String headOf(String chunk) {
        return chunk.substring(0, chunk.lastIndexOf('#'));
    }

    /** Returns the entries followed by one more. */
    public static <E> List<E> with(List<E> entries, E entry) {
        var more = new ArrayList<E>(entries.size() + 1);
        more.addAll(entries);
        more.add(entry);
        return List.copyOf(more);
    }
}
