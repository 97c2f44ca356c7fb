package io.sagadesk.projections.rfm;

import io.sagadesk.api.customer.Segment;
import io.sagadesk.rules.rfm.SegmentGrid;

/** Scores from 1, the worst fifth, to 5. */
public record RfmScore(int recency, int frequency, int monetary) {

    /** The customer's cell in the grid of recency by frequency. */
    public Segment segment() {
        return SegmentGrid.segment(recency, frequency);
    }
}
