package io.sagadesk.query.rfm;

import io.sagadesk.api.customer.CustomerId;
import io.sagadesk.api.rfm.RfmQuery.WhoseSegmentChanges;
import io.sagadesk.api.rfm.RfmStanding.Scores;
import io.sagadesk.api.rfm.SegmentChanges.SegmentChange;
import io.sagadesk.projections.rfm.RfmAssessment.Standing;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The first customers after one whose segment is another than was decided. */
final class ChangesPage {

    private final WhoseSegmentChanges whose;
    private final TreeMap<String, Standing> first = new TreeMap<>();

    ChangesPage(WhoseSegmentChanges whose) {
        this.whose = whose;
    }

    void offer(String customerId, Standing standing) {
        if (standing.segment() == standing.decided()) return;
        var after = whose.after();
        if (after != null && customerId.compareTo(after.value()) <= 0) return;
        first.put(customerId, standing);
        if (first.size() > whose.limit() + 1) first.pollLastEntry(); // one more tells whether there is a next page
    }

    List<SegmentChange> customers() {
        return first.entrySet().stream()
                .limit(whose.limit())
                .map(entry -> change(new CustomerId(entry.getKey()), entry.getValue()))
                .toList();
    }

    @Nullable CustomerId next() {
        return first.size() <= whose.limit() ? null : new CustomerId(first.lowerKey(first.lastKey()));
    }

    private static SegmentChange change(CustomerId id, Standing standing) {
        var score = standing.score();
        return new SegmentChange(
                id,
                standing.decided(),
                standing.segment(),
                standing.rfm().recency(),
                standing.rfm().frequency(),
                new Scores(score.recency(), score.frequency(), score.monetary()));
    }
}
