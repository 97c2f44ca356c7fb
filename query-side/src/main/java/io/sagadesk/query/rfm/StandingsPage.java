package io.sagadesk.query.rfm;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.rfm.RfmQuery.WhichCustomersAreSlippingAway;
import io.sagadesk.api.rfm.RfmStanding;
import io.sagadesk.projections.rfm.RfmAssessment.Standing;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Selects one page while all customers are offered in any order; at most one page is in memory. */
final class StandingsPage {

    private final WhichCustomersAreSlippingAway query;
    private final @Nullable StandingRank after;
    private final TreeMap<StandingRank, Standing> best = new TreeMap<>();

    StandingsPage(WhichCustomersAreSlippingAway query) {
        this.query = query;
        this.after = StandingRank.of(query.order(), query.cursor());
    }

    void offer(String customerId, Standing standing) {
        if (!matches(standing)) return;
        var rank = StandingRank.of(query.order(), customerId, standing);
        if (after != null && rank.compareTo(after) <= 0) return;
        best.put(rank, standing);
        if (best.size() > query.limit() + 1) best.pollLastEntry(); // one more shows whether there is a next page
    }

    List<RfmStanding> customers() {
        return best.entrySet().stream()
                .limit(query.limit())
                .map(entry -> StandingAnswers.of(
                        new CustomerId(entry.getKey().customerId()), entry.getValue(), query.weeks()))
                .toList();
    }

    @Nullable String next() {
        if (best.size() <= query.limit()) return null;
        return best.lowerKey(best.lastKey()).cursor(query.order());
    }

    private boolean matches(Standing standing) {
        if (!query.segments().isEmpty() && !query.segments().contains(standing.segment())) return false;
        if (query.aliveBelow() == null) return true;
        return standing.churn() != null && standing.churn().probabilityAlive() < query.aliveBelow();
    }
}
