package io.sagadesk.projections.service;

import io.sagadesk.projections.packed.PackedNumbers;
import java.util.ArrayList;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bson.types.Binary;

/**
 * A histogram of durations. Histograms can be added and subtracted and still give every percentile. Equal durations
 * give equal bytes, whatever the order of additions and removals.
 *
 * <p>The buckets are those of HdrHistogram with three significant digits (Gil Tene, hdrhistogram.org): one bucket per
 * millisecond up to 2,047 ms, above that 1,024 buckets per doubling. A percentile is the middle of its bucket, at most
 * 1/2048 or less than 0.05 % from the exact value. Count and sum are exact.
 *
 * @param sum in milliseconds
 * @param buckets alternating numbers: the difference to the previous bucket's number, and the count of the bucket;
 * empty buckets are left out
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

    /** Adds the counts of all buckets to a map. */
    void addTo(Map<Long, Long> counts) {
        var reading = new long[2]; // the current bucket, and whether its count comes next
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

    @SuppressWarnings("NullAway") // null removes the entry from the map
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

    /** Returns the middle of a bucket, in milliseconds. */
    static long middleOf(long bucket) {
        var shift = (int) Math.max(0, bucket / HALF - 1);
        var lowest = (bucket - (long) shift * HALF) << shift;
        return lowest + ((1L << shift) >> 1);
    }
}
