package io.sagadesk.projections.rfm;

import io.sagadesk.api.customer.Segment;

/** Scores from 1, the worst fifth, to 5. */
public record RfmScore(int recency, int frequency, int monetary) {

    /** The customer's cell in the grid of recency by frequency. */
    public Segment segment() {
        if (recency >= 4) return recent();
        if (recency == 3) return neitherNor();
        return longGone();
    }

    private Segment recent() {
        if (frequency >= 4) return recency == 5 ? Segment.CHAMPIONS : Segment.LOYAL;
        if (frequency >= 2) return Segment.POTENTIAL_LOYALIST;
        return recency == 5 ? Segment.NEW : Segment.PROMISING;
    }

    private Segment neitherNor() {
        if (frequency >= 4) return Segment.LOYAL;
        return frequency == 3 ? Segment.NEEDS_ATTENTION : Segment.ABOUT_TO_SLEEP;
    }

    private Segment longGone() {
        if (frequency == 5) return Segment.CANT_LOSE;
        if (frequency >= 3) return Segment.AT_RISK;
        return recency == 1 && frequency == 1 ? Segment.LOST : Segment.HIBERNATING;
    }
}
