package io.sagadesk.projections.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sagadesk.api.tries.RandomValues;
import io.sagadesk.api.tries.SeededTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class DurationHistogramTest {

    private static final long CENTURY = 100L * 365 * 86_400_000;
    private static final Histogram REFERENCE = new Histogram(3);

    private static DurationHistogram of(Iterable<Long> durations) {
        var durationHistogram = DurationHistogram.EMPTY;
        for (long duration : durations) durationHistogram = durationHistogram.plus(duration);
        return durationHistogram;
    }

    @SeededTest
    void buckets_are_those_of_a_histogram_with_three_significant_digits(RandomValues dice) {
        var duration = dice.between(0, CENTURY);
        var other = dice.between(0, CENTURY);
        assertThat(DurationHistogram.bucketOf(duration) == DurationHistogram.bucketOf(other))
                .as("%s and %s", duration, other)
                .isEqualTo(REFERENCE.valuesAreEquivalent(duration, other));
        assertThat(DurationHistogram.bucketOf(duration))
                .isEqualTo(DurationHistogram.bucketOf(REFERENCE.lowestEquivalentValue(duration)));
        assertThat(DurationHistogram.bucketOf(duration))
                .isEqualTo(DurationHistogram.bucketOf(REFERENCE.highestEquivalentValue(duration)));
        assertThat(DurationHistogram.middleOf(DurationHistogram.bucketOf(duration)))
                .isEqualTo(REFERENCE.medianEquivalentValue(duration));
    }

    @SeededTest
    void the_middle_of_a_bucket_is_as_close_as_promised(RandomValues dice) {
        var duration = dice.between(0, CENTURY);
        var exact = (double) duration;
        assertThat((double) DurationHistogram.middleOf(DurationHistogram.bucketOf(duration)))
                .isCloseTo(exact, within(exact / 2_048 + 1e-9));
    }

    private static List<Long> durations(RandomValues dice) {
        return dice.list(0, 60, () -> dice.between(0L, 100_000_000L));
    }

    @SeededTest
    void what_is_taken_away_leaves_no_trace_and_order_does_not_matter(RandomValues dice) {
        var durations = durations(dice);
        var corrected = durations(dice);
        var all = new ArrayList<>(durations);
        all.addAll(corrected);
        Collections.shuffle(all, dice);
        var durationHistogram = of(all);
        for (long duration : corrected) durationHistogram = durationHistogram.minus(duration);
        assertThat(durationHistogram).as("%s less %s", all, corrected).isEqualTo(of(durations));
    }

    @Test
    void a_duration_that_is_not_there_cannot_be_taken_away() {
        assertThatThrownBy(() -> DurationHistogram.EMPTY.plus(1_000).minus(2_000))
                .isInstanceOf(IllegalStateException.class);
    }
}
