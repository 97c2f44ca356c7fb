package io.sagadesk.query.rfm;

import io.sagadesk.api.AsOf;
import io.sagadesk.api.CurrencySum;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.rfm.RfmReport;
import io.sagadesk.projections.rfm.RfmAssessment;
import io.sagadesk.projections.rfm.RfmAssessor;
import io.sagadesk.projections.rfm.RfmScale;
import io.sagadesk.rules.rfm.BgNbdFit;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says what an assessment says. */
final class RfmReports {

    private RfmReports() {}

    static RfmReport of(RfmAssessment assessed, AsOf asOf) {
        return new RfmReport(
                LocalDate.parse(assessed.asOf()),
                assessed.days(),
                assessed.zone(),
                RfmAssessor.MODEL,
                assessed.customers(),
                segments(assessed),
                scale(assessed.scale()),
                fit(assessed.churn()),
                assessed.whyNoChurn(),
                asOf);
    }

    private static Map<Segment, Integer> segments(RfmAssessment assessed) {
        var segments = new EnumMap<Segment, Integer>(Segment.class);
        for (var segment : Segment.values()) {
            segments.put(segment, assessed.segments().getOrDefault(segment.name(), 0));
        }
        return segments;
    }

    private static RfmReport.Scale scale(RfmScale scale) {
        var monetary = new TreeMap<String, List<CurrencySum>>();
        scale.monetary()
                .forEach((currency, amounts) -> monetary.put(
                        currency,
                        amounts.stream()
                                .map(amount -> new CurrencySum(amount, currency))
                                .toList()));
        return new RfmReport.Scale(scale.recency(), scale.frequency(), monetary);
    }

    private static RfmReport.@Nullable Fit fit(@Nullable BgNbdFit fit) {
        if (fit == null) return null;
        var model = fit.model();
        return new RfmReport.Fit(model.r(), model.alpha(), model.a(), model.b(), fit.logLikelihood(), fit.customers());
    }
}
