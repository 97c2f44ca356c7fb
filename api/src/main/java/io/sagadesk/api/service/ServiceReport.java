package io.sagadesk.api.service;

import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The service-health figures of a period.
 *
 * @param slices the non-empty slices, in the order of time
 * @param provisionalFrom the first-contact resolution after this time is provisional, because 7 days have not passed since
 */
public record ServiceReport(List<Slice> slices, Instant provisionalFrom, AsOf asOf) implements ReadAnswer {

    /**
     * The figures of one hour or day, and of one value of each requested dimension.
     *
     * @param from start of the hour or day, or of the period if that is later
     * @param of the value of each dimension; {@code -} for none, such as no desk
     */
    public record Slice(Instant from, Map<ReportDimension, String> of, ServiceFigures figures) {}
}
