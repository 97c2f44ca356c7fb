package io.sagadesk.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * A list that belongs to a document and has no end, cut into documents of at most {@value #SIZE} entries each, so that one
 * entry more never costs the rewriting of the whole list. The document, its head, counts the entries: which chunk is open
 * is known without looking for it.
 *
 * @param <H> the head
 * @param <C> a chunk, which is fresh under an id that {@link #idOf} makes
 */
public final class ChunkedList<H, C> {

    /** How many entries a chunk has at most. */
    public static final int SIZE = 64;

    private final ReadModel<H> heads;
    private final ToIntFunction<H> count;
    private final ReadModel<C> chunks;

    /**
     * @param count how many entries a head has counted
     * @param chunks declared after the heads
     */
    public ChunkedList(ReadModel<H> heads, ToIntFunction<H> count, ReadModel<C> chunks) {
        this.heads = heads;
        this.count = count;
        this.chunks = chunks;
    }

    /**
     * Adds an entry for the event at hand.
     *
     * @param change of the head, which counts one entry more by it
     * @param entry puts the entry into the chunk that is open
     */
    public void append(String id, UnaryOperator<H> change, UnaryOperator<C> entry) {
        heads.update(id, change, (before, after) -> {
            var known = count.applyAsInt(before);
            if (count.applyAsInt(after) != known + 1) throw new IllegalStateException("The entry was not counted");
            chunks.update(idOf(id, known), entry);
        });
    }

    /** The id of the chunk in which a head's entry of this number is, counted from 0. */
    public static String idOf(String head, long entry) {
        return head + "#" + entry / SIZE;
    }

    /** The id of the head of a chunk: no id of ours has that sign in it. */
    public static String headOf(String chunk) {
        return chunk.substring(0, chunk.lastIndexOf('#'));
    }

    /** The entries and one more. */
    public static <E> List<E> with(List<E> entries, E entry) {
        var more = new ArrayList<E>(entries.size() + 1);
        more.addAll(entries);
        more.add(entry);
        return List.copyOf(more);
    }
}
