package io.sagadesk.query.rfm;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.rfm.RfmQuery.WhichCustomersAreSlippingAway;
import io.sagadesk.api.rfm.RfmStanding;
import io.sagadesk.projections.rfm.RfmAssessment.Standing;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Picks one page out of all customers as they come by: no more than a page is ever in memory. */
final class StandingsPage {

    private final WhichCustomersAreSlippingAway which;
    private final @Nullable StandingRank after;
    private final TreeMap<StandingRank, Standing> best = new TreeMap<>();

    StandingsPage(WhichCustomersAreSlippingAway which) {
        this.which = which;
        this.after = StandingRank.of(which.order(), which.cursor());
    }

    void offer(String customerId, Standing standing) {
        if (!isAskedFor(standing)) return;
        var rank = StandingRank.of(which.order(), customerId, standing);
        if (after != null && rank.compareTo(after) <= 0) return;
        best.put(rank, standing);
        if (best.size() > which.limit() + 1) best.pollLastEntry(); // one more tells whether there is a next page
    }

    List<RfmStanding> customers() {
        return best.entrySet().stream()
                .limit(which.limit())
                .map(entry -> StandingAnswers.of(
                        new CustomerId(entry.getKey().customerId()), entry.getValue(), which.weeks()))
                .toList();
    }

    @Nullable String next() {
        if (best.size() <= which.limit()) return null;
        return best.lowerKey(best.lastKey()).cursor(which.order());
    }

    private boolean isAskedFor(Standing standing) {
        if (!which.segments().isEmpty() && !which.segments().contains(standing.segment())) return false;
        if (which.aliveBelow() == null) return true;
        return standing.churn() != null && standing.churn().probabilityAlive() < which.aliveBelow();
    }
}
