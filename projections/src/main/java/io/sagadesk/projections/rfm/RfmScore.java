package io.sagadesk.projections.rfm;

import io.sagadesk.api.customer.Segment;
import io.sagadesk.rules.rfm.SegmentGrid;

/** RFM scores from 1, the worst quintile, to 5. */
public record RfmScore(int recency, int frequency, int monetary) {

    /** Returns the customer's segment in the grid of recency by frequency. */
    public Segment segment() {
        return SegmentGrid.segment(recency, frequency);
    }
}
