package io.sagadesk.projections.trail;

import io.sagadesk.projections.packed.PackedNumbers;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.bson.types.Binary;

/**
 * The positions of the events that concern a subject. A page is found by halving the sealed chunks, so that the last page
 * of a million events costs a dozen reads of one small document each.
 */
public final class SubjectTrail {

    /** What stands before the name of an actor in the subject of what the actor did: {@code actor/agent/a-1}. */
    public static final String ACTOR = "actor/";

    private final TrailHead head;
    private final Function<String, Optional<TrailChunk>> chunks;

    private SubjectTrail(TrailHead head, Function<String, Optional<TrailChunk>> chunks) {
        this.head = head;
        this.chunks = chunks;
    }

    /** The trail of a subject, which is empty for one that no event concerns. */
    public static SubjectTrail of(
            String subject,
            Function<String, Optional<TrailHead>> heads,
            Function<String, Optional<TrailChunk>> chunks) {
        return new SubjectTrail(heads.apply(subject).orElseGet(() -> TrailHead.of(subject)), chunks);
    }

    /** How many events there are. */
    public long size() {
        return head.size();
    }

    /** The first positions after this one, in order, at most so many; -1 for those from the beginning. */
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

    /** The last positions before this one, the newest first, at most so many; {@code Long.MAX_VALUE} for the newest. */
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

    /** The chunk that has the first position after this one; the open one, which comes last, if no sealed one does. */
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
