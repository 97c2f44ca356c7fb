package io.sagadesk.projections.trail;

import io.sagadesk.projections.packed.PackedNumbers;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.bson.types.Binary;

/**
 * The positions of the events that concern a subject. A page is found by binary search over the sealed chunks, so that
 * the last page of a million events costs about a dozen reads of small documents.
 */
public final class SubjectTrail {

    /** The prefix of the subject that lists the actions of an actor: {@code actor/agent/a-1}. */
    public static final String ACTOR = "actor/";

    private final TrailHead head;
    private final Function<String, Optional<TrailChunk>> chunks;

    private SubjectTrail(TrailHead head, Function<String, Optional<TrailChunk>> chunks) {
        this.head = head;
        this.chunks = chunks;
    }

    /** Returns the trail of a subject, which is empty if no event concerns the subject. */
    public static SubjectTrail of(
            String subject,
            Function<String, Optional<TrailHead>> heads,
            Function<String, Optional<TrailChunk>> chunks) {
        return new SubjectTrail(heads.apply(subject).orElseGet(() -> TrailHead.of(subject)), chunks);
    }

    /** Returns the number of events. */
    public long size() {
        return head.size();
    }

    /**
     * Returns the first positions after the given one, ascending, at most {@code limit}; -1 starts at the beginning.
     */
    public long[] after(long position, int limit) {
        var page = LongStream.builder();
        var missing = limit;
        for (var number = chunkAfter(position); number <= head.sealed() && missing > 0; number++) {
            var found = LongStream.of(chunk(number))
                    .filter(at -> at > position)
                    .limit(missing)
                    .toArray();
            LongStream.of(found).forEach(page);
            missing -= found.length;
        }
        return page.build().toArray();
    }

    /**
     * Returns the last positions before the given one, newest first, at most {@code limit}; {@code Long.MAX_VALUE}
     * starts at the newest.
     */
    public long[] before(long position, int limit) {
        var page = LongStream.builder();
        var missing = limit;
        for (var number = chunkAfter(position - 1); number >= 0 && missing > 0; number--) {
            var known = chunk(number);
            for (var at = known.length - 1; at >= 0 && missing > 0; at--) {
                if (known[at] >= position) continue;
                page.add(known[at]);
                missing--;
            }
        }
        return page.build().toArray();
    }

    /** Returns the chunk with the first position after the given one, or the open chunk, which is last. */
    private int chunkAfter(long position) {
        var low = 0;
        var high = head.sealed();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (last(chunk(middle)) > position) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private static long last(long[] positions) {
        return positions[positions.length - 1];
    }

    private long[] chunk(int number) {
        if (number == head.sealed()) return positions(head.positions());
        var id = head.chunk(number);
        var sealed =
                chunks.apply(id).orElseThrow(() -> new IllegalStateException("A part of a trail is missing: " + id));
        return positions(sealed.positions());
    }

    private static long[] positions(Binary steps) {
        var positions = LongStream.builder();
        PackedNumbers.forEach(steps, positions::add);
        var all = positions.build().toArray();
        for (var at = 1; at < all.length; at++) all[at] += all[at - 1];
        return all;
    }
}
