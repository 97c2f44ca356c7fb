package io.sagadesk.rules.rfm;

import io.sagadesk.api.customer.Segment;

/** Maps scores of recency and frequency, from 1 (worst quintile) to 5, to segments. */
public final class SegmentGrid {

    private SegmentGrid() {}

    public static Segment segment(int recency, int frequency) {
        if (recency >= 4) return recent(recency, frequency);
        return recency == 3 ? lessRecent(frequency) : notRecent(recency, frequency);
    }

    private static Segment recent(int recency, int frequency) {
        if (frequency >= 4) return recency == 5 ? Segment.CHAMPIONS : Segment.LOYAL;
        if (frequency >= 2) return Segment.POTENTIAL_LOYALIST;
        return recency == 5 ? Segment.NEW : Segment.PROMISING;
    }

    private static Segment lessRecent(int frequency) {
        if (frequency >= 4) return Segment.LOYAL;
        return frequency == 3 ? Segment.NEEDS_ATTENTION : Segment.ABOUT_TO_SLEEP;
    }

    private static Segment notRecent(int recency, int frequency) {
        if (frequency == 5) return Segment.CANT_LOSE;
        if (frequency >= 3) return Segment.AT_RISK;
        return recency == 1 && frequency == 1 ? Segment.LOST : Segment.HIBERNATING;
    }
}
