package io.sagadesk.api.service;

import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How service was doing.
 *
 * @param slices those in which anything happened, in the order of time
 * @param provisionalFrom what was solved after this may still turn out not to have been solved at the first contact, because
 *     7 days have not passed
 */
public record ServiceReport(List<Slice> slices, Instant provisionalFrom, AsOf asOf) implements ReadAnswer {

    /**
     * The figures of one hour or day, and of one value of each dimension asked for.
     *
     * @param from when it begins
     * @param of the values, {@code -} for none: no desk, say
     */
    public record Slice(Instant from, Map<ReportDimension, String> of, ServiceFigures figures) {}
}
