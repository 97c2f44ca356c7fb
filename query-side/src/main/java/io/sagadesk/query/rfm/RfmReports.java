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

/** Converts assessments to reports. */
final class RfmReports {

    private RfmReports() {}

    static RfmReport of(RfmAssessment assessment, AsOf asOf) {
        return new RfmReport(
                LocalDate.parse(assessment.asOf()),
                assessment.days(),
                assessment.zone(),
                RfmAssessor.MODEL,
                assessment.customers(),
                segments(assessment),
                scale(assessment.scale()),
                fit(assessment.churn()),
                assessment.whyNoChurn(),
                asOf);
    }

    private static Map<Segment, Integer> segments(RfmAssessment assessment) {
        var segments = new EnumMap<Segment, Integer>(Segment.class);
        for (var segment : Segment.values()) {
            segments.put(segment, assessment.segments().getOrDefault(segment.name(), 0));
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
