package io.sagadesk.query.rfm;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.rfm.RfmQuery.WhoseSegmentChanges;
import io.sagadesk.api.rfm.RfmStanding.Scores;
import io.sagadesk.api.rfm.SegmentChanges.SegmentChange;
import io.sagadesk.projections.rfm.RfmAssessment.Standing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The next customers whose segment is another than was decided. */
final class ChangesPage {

    private final WhoseSegmentChanges whose;
    private final List<SegmentChange> changes = new ArrayList<>();
    private boolean more;

    ChangesPage(WhoseSegmentChanges whose) {
        this.whose = whose;
    }

    /** Returns whether any more are wanted: one more than the page has room for tells that there is a next one */
    boolean offer(String customerId, Standing standing) {
        if (standing.segment() == standing.decided()) return true;
        more = changes.size() == whose.limit();
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
