package io.sagadesk.query.rfm;

import io.sagadesk.api.CurrencySum;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.rfm.RfmStanding;
import io.sagadesk.projections.rfm.RfmAssessment.Churn;
import io.sagadesk.projections.rfm.RfmAssessment.Standing;
import org.jspecify.annotations.Nullable;

/** Converts standings to answers. */
final class StandingAnswers {

    private StandingAnswers() {}

    static RfmStanding of(CustomerId id, Standing standing, int weeks) {
        var rfm = standing.rfm();
        var score = standing.score();
        return new RfmStanding(
                id,
                standing.segment(),
                rfm.recency(),
                rfm.frequency(),
                new CurrencySum(rfm.monetary(), rfm.currency()),
                rfm.otherAmounts().entrySet().stream()
                        .map(other -> new CurrencySum(other.getValue(), other.getKey()))
                        .toList(),
                new RfmStanding.Scores(score.recency(), score.frequency(), score.monetary()),
                churn(standing.churn(), weeks));
    }

    private static RfmStanding.@Nullable Churn churn(@Nullable Churn churn, int weeks) {
        if (churn == null) return null;
        var history = churn.history();
        return new RfmStanding.Churn(
                churn.probabilityAlive(),
                churn.expectedPurchases(weeks),
                weeks,
                history.repeats(),
                history.lastDay(),
                history.days());
    }
}
