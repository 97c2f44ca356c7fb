package io.sagadesk.api.trail;

import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import java.util.List;

/**
 * A page of the log positions of a subject's events.
 *
 * @param positions in the requested order; fewer than the limit at the end
 * @param total the number of all events of the subject
 */
public record TrailPage(List<Long> positions, long total, AsOf asOf) implements ReadAnswer {}
