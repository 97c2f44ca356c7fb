package io.sagadesk.query.rfm;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.rfm.RfmQuery.WhoseSegmentChanges;
import io.sagadesk.api.rfm.RfmStanding.Scores;
import io.sagadesk.api.rfm.SegmentChanges.SegmentChange;
import io.sagadesk.projections.rfm.RfmAssessment.Standing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects one page of customers whose current segment differs from the last decided one. */
final class ChangesPage {

    private final WhoseSegmentChanges query;
    private final List<SegmentChange> changes = new ArrayList<>();
    private boolean more;

    ChangesPage(WhoseSegmentChanges query) {
        this.query = query;
    }

    /**
     * Offers a customer and returns whether more are wanted. One customer more than the page can hold shows that there
     * is a next page.
     */
    boolean offer(String customerId, Standing standing) {
        if (standing.segment() == standing.decided()) return true;
        more = changes.size() == query.limit();
        if (!more) changes.add(change(new CustomerId(customerId), standing));
        return !more;
    }

    List<SegmentChange> customers() {
        return List.copyOf(changes);
    }

    @Nullable CustomerId next() {
        return more ? changes.get(changes.size() - 1).customerId() : null;
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
