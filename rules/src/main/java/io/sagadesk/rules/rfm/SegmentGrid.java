package io.sagadesk.rules.rfm;

import io.sagadesk.api.customer.Segment;

/** Names the cells of the grid of recency by frequency, each scored from 1, the worst fifth, to 5. */
public final class SegmentGrid {

    private SegmentGrid() {}

    public static Segment segment(int recency, int frequency) {
        if (recency >= 4) return recent(recency, frequency);
        return recency == 3 ? neitherNor(frequency) : longGone(recency, frequency);
    }

    private static Segment recent(int recency, int frequency) {
        if (frequency >= 4) return recency == 5 ? Segment.CHAMPIONS : Segment.LOYAL;
        if (frequency >= 2) return Segment.POTENTIAL_LOYALIST;
        return recency == 5 ? Segment.NEW : Segment.PROMISING;
    }

    private static Segment neitherNor(int frequency) {
        if (frequency >= 4) return Segment.LOYAL;
        return frequency == 3 ? Segment.NEEDS_ATTENTION : Segment.ABOUT_TO_SLEEP;
    }

    private static Segment longGone(int recency, int frequency) {
        if (frequency == 5) return Segment.CANT_LOSE;
        if (frequency >= 3) return Segment.AT_RISK;
        return recency == 1 && frequency == 1 ? Segment.LOST : Segment.HIBERNATING;
    }
}
