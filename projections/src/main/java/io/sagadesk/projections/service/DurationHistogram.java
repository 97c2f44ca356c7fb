package io.sagadesk.projections.service;

import io.sagadesk.projections.packed.PackedNumbers;
import java.util.ArrayList;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bson.types.Binary;

/**
 * Durations, summed up so that sketches can be added to and subtracted from each other and still know every percentile.
 * Equal durations make equal bytes, in whatever order they came and whatever was taken away again.
 *
 * <p>Each falls into a bucket; the buckets are those of HdrHistogram with three significant digits (Gil Tene,
 * hdrhistogram.org): up to 2,047 ms one each, above that 1,024 for each doubling. A percentile is the middle of its bucket
 * and so at most 1/2048, less than 0.05 %, from the exact one. Count and sum are exact.
 *
 * @param sum in milliseconds
 * @param buckets by turns what a bucket's number adds to the one before and how many are in it, the empty left out
 */
public record DurationHistogram(long count, long sum, Binary buckets) {

    static final DurationHistogram EMPTY = new DurationHistogram(0, 0, PackedNumbers.NONE);

    private static final int BITS = 11;
    private static final int HALF = 1 << (BITS - 1);

    DurationHistogram plus(long millis) {
        return with(millis, 1);
    }

    DurationHistogram minus(long millis) {
        return with(millis, -1);
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Adds how many are in each bucket to what is there. */
    void addTo(Map<Long, Long> counts) {
        var reading = new long[2]; // the bucket, and whether its count comes next
        PackedNumbers.forEach(buckets, number -> {
            if (reading[1] == 0) reading[0] += number;
            else counts.merge(reading[0], number, Long::sum);
            reading[1] = 1 - reading[1];
        });
    }

    private DurationHistogram with(long millis, int times) {
        var counts = new TreeMap<Long, Long>();
        addTo(counts);
        counts.merge(bucketOf(millis), (long) times, DurationHistogram::sumOrNone);
        if (counts.containsValue(-1L)) throw new IllegalStateException("A duration is taken away that was never added");
        return new DurationHistogram(count + times, sum + times * millis, packed(counts));
    }

    @SuppressWarnings("NullAway") // null takes the entry out of the map
    private static Long sumOrNone(Long some, Long more) {
        return some + more == 0 ? null : (Long) (some + more);
    }

    private static Binary packed(NavigableMap<Long, Long> counts) {
        var numbers = new ArrayList<Long>(2 * counts.size());
        long before = 0;
        for (var bucket : counts.entrySet()) {
            numbers.add(bucket.getKey() - before);
            numbers.add(bucket.getValue());
            before = bucket.getKey();
        }
        return PackedNumbers.of(numbers);
    }

    static long bucketOf(long millis) {
        var shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(millis) - BITS);
        return (long) shift * HALF + (millis >>> shift);
    }

    /** The middle of a bucket, in milliseconds. */
    static long middleOf(long bucket) {
        var shift = (int) Math.max(0, bucket / HALF - 1);
        var lowest = (bucket - (long) shift * HALF) << shift;
        return lowest + ((1L << shift) >> 1);
    }
}
